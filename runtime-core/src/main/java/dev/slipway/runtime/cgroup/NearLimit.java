package dev.slipway.runtime.cgroup;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Looks at the processes of cgroups that are near their memory limit. */
final class NearLimit {
    private static final double NEAR = 0.8;

    private final Hierarchies hierarchies;
    private final Path proc;
    private final long machineMemory;

    NearLimit(Hierarchies hierarchies, Path proc, long machineMemory) {
        this.hierarchies = hierarchies;
        this.proc = proc;
        this.machineMemory = machineMemory;
    }

    /** The biggest process of a cgroup whose counters these are; null if it is not near a limit, or has none. */
    @Nullable
    BiggestProcess biggest(String cgroupPath, MemoryCounters memory) {
        if (memory.limit() >= machineMemory || memory.usage() < NEAR * memory.limit()) {
            return null;
        }
        return hierarchies
                .cgroup(cgroupPath)
                .processFolder()
                .flatMap(folder -> BiggestProcess.of(folder, proc))
                .orElse(null);
    }

    /** As above, with its counters of now: read afterwards, so that the process was there while it was near. */
    @Nullable
    BiggestProcess biggest(String cgroupPath) {
        BiggestProcess found = hierarchies
                .cgroup(cgroupPath)
                .processFolder()
                .flatMap(folder -> BiggestProcess.of(folder, proc))
                .orElse(null);
        MemoryCounters memory = memory(cgroupPath);
        return memory.usage() < NEAR * memory.limit() ? null : found;
    }

    /** The limit of a cgroup, bytes. */
    long limit(String cgroupPath) {
        return memory(cgroupPath).limit();
    }

    private MemoryCounters memory(String cgroupPath) {
        Cgroup cgroup = hierarchies.cgroup(cgroupPath);
        try (MemoryCounters.Source source =
                MemoryCounters.Source.of(cgroup, new CgroupFiles(cgroup, new Descriptors(0)), machineMemory)) {
            return source.read(KernelText.small(), true);
        }
    }
}
