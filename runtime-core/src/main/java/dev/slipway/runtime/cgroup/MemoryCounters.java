package dev.slipway.runtime.cgroup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a cgroup has of the memory, in bytes.
 *
 * @param usage page cache included
 * @param workingSet usage without the page cache that the kernel would take back first
 * @param limit the smallest of its own, its parents' and the machine's memory
 */
public record MemoryCounters(long usage, long workingSet, long limit) {
    private static MemoryCounters of(long usage, long inactiveFile, long limit) {
        long used = Math.max(0, usage);
        return new MemoryCounters(used, Math.max(0, used - Math.max(0, inactiveFile)), limit);
    }

    private static long smaller(long limit, long other) {
        return other == KernelText.NONE ? limit : Math.min(limit, other);
    }

    /** Reads them; where memory isn't counted all but the limit are 0. */
    interface Source extends AutoCloseable {
        /**
         * The counters now.
         *
         * @param limits whether the limit is read too, and not taken from the last time
         */
        MemoryCounters read(KernelText text, boolean limits);

        @Override
        void close();

        /**
         * @param machine memory of the machine, bytes
         */
        static Source of(Cgroup cgroup, CgroupFiles files, long machine) {
            return cgroup.legacy("memory") == null ? new Unified(cgroup, files, machine) : new Legacy(files, machine);
        }
    }

    private static final class Legacy implements Source {
        private static final byte[] INACTIVE = KernelText.word("total_inactive_file ");
        private static final byte[] LIMIT = KernelText.word("hierarchical_memory_limit ");

        private final KernelFile usage;
        private final KernelFile stat;
        private final long machine;

        private Legacy(CgroupFiles files, long machine) {
            this.usage = files.legacy("memory", "memory.usage_in_bytes");
            this.stat = files.legacy("memory", "memory.stat");
            this.machine = machine;
        }

        @Override
        public MemoryCounters read(KernelText text, boolean limits) {
            long used = usage.number(text);
            long inactive = 0;
            long limit = machine;
            stat.read(text);
            while (text.nextLine()) {
                if (text.skip(LIMIT)) {
                    limit = smaller(machine, text.number());
                } else if (text.skip(INACTIVE)) {
                    inactive = text.number();
                }
            }
            return of(used, inactive, limit);
        }

        @Override
        public void close() {
            usage.close();
            stat.close();
        }
    }

    /** Version 2 tells each cgroup's own limit only, so that the parents are asked too. */
    private static final class Unified implements Source {
        private static final byte[] INACTIVE = KernelText.word("inactive_file ");

        private final KernelFile usage;
        private final KernelFile stat;
        private final List<KernelFile> limits = new ArrayList<>();
        private final long machine;
        private long limit;

        private Unified(Cgroup cgroup, CgroupFiles files, long machine) {
            this.usage = files.unified("memory.current");
            this.stat = files.unified("memory.stat");
            this.machine = machine;
            this.limit = machine;
            Path root = cgroup.unifiedRoot();
            for (Path at = cgroup.unified(); at != null && !at.equals(root); at = at.getParent()) {
                limits.add(new KernelFile(at.resolve("memory.max"), new Descriptors(0)));
            }
        }

        @Override
        public MemoryCounters read(KernelText text, boolean limitsToo) {
            if (limitsToo) {
                limit = machine;
                for (KernelFile each : limits) {
                    limit = smaller(limit, each.number(text));
                }
            }
            long used = usage.number(text);
            stat.read(text);
            return of(used, text.numberOf(INACTIVE), limit);
        }

        @Override
        public void close() {
            usage.close();
            stat.close();
        }
    }
}
