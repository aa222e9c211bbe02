package dev.slipway.runtime.cgroup;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a cgroup has of the memory, in bytes.
 *
 * @param usage page cache included
 * @param workingSet usage without the page cache that the kernel would take back first
 * @param limit the smallest of its own, its parents' and the machine's memory
 */
public record MemoryCounters(long usage, long workingSet, long limit) {
    /**
     * The counters, all but the limit 0 where memory isn't counted.
     *
     * @param machine memory of the machine, bytes
     */
    static MemoryCounters read(Cgroup cgroup, long machine) {
        Path legacy = cgroup.legacy("memory");
        if (legacy != null) {
            Map<String, Long> stat = ControlFile.keyed(legacy.resolve("memory.stat"));
            long limit = smaller(machine, ControlFile.number(legacy.resolve("memory.limit_in_bytes")));
            return of(
                    ControlFile.number(legacy.resolve("memory.usage_in_bytes")),
                    stat.getOrDefault("total_inactive_file", 0L),
                    smaller(limit, stat.getOrDefault("hierarchical_memory_limit", ControlFile.NONE)));
        }
        Path unified = cgroup.unified();
        if (unified == null) {
            return of(0, 0, machine);
        }
        return of(
                ControlFile.number(unified.resolve("memory.current")),
                ControlFile.keyed(unified.resolve("memory.stat")).getOrDefault("inactive_file", 0L),
                unifiedLimit(unified, cgroup.unifiedRoot(), machine));
    }

    /** Version 2 tells each cgroup's own limit only, so that the parents are asked too. */
    private static long unifiedLimit(Path folder, @Nullable Path root, long machine) {
        long limit = machine;
        for (Path at = folder; at != null && !at.equals(root); at = at.getParent()) {
            limit = smaller(limit, ControlFile.number(at.resolve("memory.max")));
        }
        return limit;
    }

    private static MemoryCounters of(long usage, long inactiveFile, long limit) {
        long used = Math.max(0, usage);
        return new MemoryCounters(used, Math.max(0, used - inactiveFile), limit);
    }

    private static long smaller(long limit, long other) {
        return other == ControlFile.NONE ? limit : Math.min(limit, other);
    }
}
