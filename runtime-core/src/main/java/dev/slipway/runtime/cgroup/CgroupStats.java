package dev.slipway.runtime.cgroup;

import java.nio.file.Path;
import java.util.Optional;

/** The raw counters of a cgroup, read from its files: no process is started for it. */
public record CgroupStats(
        CpuCounters cpu, MemoryCounters memory, PidCounters pids, BlockCounters block, NetworkCounters network) {
    /** Reads the counters of cgroups on this host. */
    public static final class Reader {
        private static final long BYTES_PER_KIB = 1024;

        private final Hierarchies hierarchies;
        private final Path proc;
        private final long machineMemory;

        /**
         * @param proc where proc(5) is mounted
         */
        public Reader(Hierarchies hierarchies, Path proc) {
            this.hierarchies = hierarchies;
            this.proc = proc;
            this.machineMemory = machineMemory(proc);
        }

        /**
         * The counters now.
         *
         * @param pid a process in it, whose network namespace is counted; 0 for none
         * @return empty if there is no such cgroup
         */
        public Optional<CgroupStats> read(String cgroupPath, int pid) {
            Cgroup cgroup = hierarchies.cgroup(cgroupPath);
            CpuCounters cpu = CpuCounters.read(cgroup);
            if (cpu == null) {
                return Optional.empty();
            }
            return Optional.of(new CgroupStats(
                    cpu,
                    MemoryCounters.read(cgroup, machineMemory),
                    PidCounters.read(cgroup),
                    BlockCounters.read(cgroup),
                    NetworkCounters.read(proc, pid)));
        }

        private static long machineMemory(Path proc) {
            for (String line : ControlFile.lines(proc.resolve("meminfo"))) {
                if (line.startsWith("MemTotal:")) {
                    String[] words = line.split(" +", -1);
                    return ControlFile.number(words[1]) * BYTES_PER_KIB;
                }
            }
            return Long.MAX_VALUE;
        }
    }
}
