package dev.slipway.runtime.cgroup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads the counters of cgroups on this host from their files: no process is started for it. One thread at a time may use
 * it and what it opened.
 */
public final class CgroupReader {
    private static final byte[] MEMORY = KernelText.word("MemTotal:");
    private static final long BYTES_PER_KIB = 1024;

    private final Hierarchies hierarchies;
    private final Path proc;
    private final Descriptors descriptors;
    private final KernelText text = new KernelText();
    private final long machineMemory;

    /**
     * @param proc where proc(5) is mounted
     */
    public CgroupReader(Hierarchies hierarchies, Path proc) {
        this.hierarchies = hierarchies;
        this.proc = proc;
        this.descriptors = Descriptors.half(proc);
        this.machineMemory = machineMemory();
    }

    /** Opens the counters of a cgroup, which need not exist. */
    public Reading open(String cgroupPath) {
        return new Reading(cgroupPath);
    }

    /** Looks at processes; any thread may use it. */
    NearLimit nearLimit() {
        return new NearLimit(hierarchies, proc, machineMemory);
    }

    private long machineMemory() {
        try (FileChannel file = FileChannel.open(proc.resolve("meminfo"))) {
            text.load(file);
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
        long kib = text.numberOf(MEMORY);
        return kib == KernelText.NONE ? Long.MAX_VALUE : kib * BYTES_PER_KIB;
    }

    /** The counters of one cgroup. Those of another that gets its path later are not read by it. */
    public final class Reading implements AutoCloseable {
        private final CpuCounters.Source cpu;
        private final MemoryCounters.Source memory;
        private final PidCounters.Source pids;
        private final BlockCounters.Source block;
        private final NetworkCounters.Source network = new NetworkCounters.Source(proc);
        private final PressureCounters.Source pressure;

        private Reading(String cgroupPath) {
            Cgroup cgroup = hierarchies.cgroup(cgroupPath);
            CgroupFiles files = new CgroupFiles(cgroup, descriptors);
            cpu = CpuCounters.Source.of(cgroup, files);
            memory = MemoryCounters.Source.of(cgroup, files, machineMemory);
            pids = new PidCounters.Source(cgroup, files);
            block = BlockCounters.Source.of(cgroup, files);
            pressure = new PressureCounters.Source(files);
        }

        /**
         * The counters now.
         *
         * @param pid a process in it, whose network namespace is counted; 0 for none
         * @param limits whether the limits are read too, and not taken from the last time
         * @return empty if there is no such cgroup
         */
        public Optional<CgroupStats> read(int pid, boolean limits) {
            CpuCounters cpuNow = cpu.read(text, limits);
            if (cpuNow == null) {
                return Optional.empty();
            }
            return Optional.of(new CgroupStats(
                    cpuNow,
                    memory.read(text, limits),
                    pids.read(text, limits),
                    block.read(text),
                    network.read(text, pid),
                    pressure.read(text)));
        }

        @Override
        public void close() {
            cpu.close();
            memory.close();
            pids.close();
            block.close();
            pressure.close();
        }
    }
}
