package dev.slipway.runtime.cgroup;

/**
 * How much the processes of a cgroup waited (PSI): the share of the last 10 s, from 0 to 1, in which at least one of them
 * waited for a resource. NaN where the kernel doesn't tell, which version 1 never does.
 */
public record PressureCounters(double cpu, double memory, double io) {
    /** Where the kernel does not tell. */
    public static final PressureCounters NONE = new PressureCounters(Double.NaN, Double.NaN, Double.NaN);

    /** Reads them. */
    static final class Source implements AutoCloseable {
        private static final byte[] SOME = KernelText.word("some avg10=");
        private static final double PERCENT = 100;

        private final KernelFile cpu;
        private final KernelFile memory;
        private final KernelFile io;

        Source(CgroupFiles files) {
            cpu = files.unified("cpu.pressure");
            memory = files.unified("memory.pressure");
            io = files.unified("io.pressure");
        }

        PressureCounters read(KernelText text) {
            return new PressureCounters(share(cpu, text), share(memory, text), share(io, text));
        }

        /** Lines are {@code some avg10=1.23 avg60=0.50 avg300=0.10 total=123456}, in percent. */
        private static double share(KernelFile file, KernelText text) {
            return file.read(text) && text.nextLine() && text.skip(SOME) ? text.decimal() / PERCENT : Double.NaN;
        }

        @Override
        public void close() {
            cpu.close();
            memory.close();
            io.close();
        }
    }
}
