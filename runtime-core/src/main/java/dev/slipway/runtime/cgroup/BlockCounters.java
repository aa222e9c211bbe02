package dev.slipway.runtime.cgroup;

import java.util.List;
import java.util.function.Function;

/**
 * What a cgroup has moved to and from block devices, all of them together.
 *
 * @param read bytes
 * @param written bytes
 * @param reads operations
 * @param writes operations
 */
public record BlockCounters(long read, long written, long reads, long writes) {
    /** Reads them; 0 where they aren't counted. */
    interface Source extends AutoCloseable {
        BlockCounters read(KernelText text);

        @Override
        void close();

        static Source of(Cgroup cgroup, CgroupFiles files) {
            return cgroup.legacy("blkio") == null ? new Unified(files) : new Legacy(files);
        }
    }

    /** Lines are {@code 8:0 Read 4096}; the last is {@code Total 4096}. */
    private static final class Legacy implements Source {
        private static final byte[] READ = KernelText.word("Read ");
        private static final byte[] WRITE = KernelText.word("Write ");
        /** In the order of preference: which of them counts depends on the device's scheduler. */
        private static final List<String> NAMES =
                List.of("blkio.bfq.%s_recursive", "blkio.throttle.%s_recursive", "blkio.throttle.%s");

        private final Counter bytes;
        private final Counter operations;

        private Legacy(CgroupFiles files) {
            bytes = new Counter(name -> files.legacy("blkio", name), "io_service_bytes");
            operations = new Counter(name -> files.legacy("blkio", name), "io_serviced");
        }

        @Override
        public BlockCounters read(KernelText text) {
            bytes.read(text);
            if (bytes.told) {
                operations.read(text);
            }
            return new BlockCounters(bytes.read, bytes.written, operations.read, operations.written);
        }

        @Override
        public void close() {
            bytes.close();
            operations.close();
        }

        /** One counter, from the first of its files that tells of a device. */
        private static final class Counter {
            private final List<KernelFile> files;
            private long read;
            private long written;
            private boolean told;

            private Counter(Function<String, KernelFile> file, String name) {
                files = NAMES.stream()
                        .map(pattern -> file.apply(pattern.formatted(name)))
                        .toList();
            }

            private void read(KernelText text) {
                for (KernelFile file : files) {
                    file.read(text);
                    if (sum(text)) {
                        told = true;
                        return;
                    }
                }
            }

            private boolean sum(KernelText text) {
                boolean found = false;
                long readSum = 0;
                long writtenSum = 0;
                while (text.nextLine()) {
                    text.skipWord();
                    text.skipSpaces();
                    if (text.skip(READ)) {
                        readSum += Math.max(0, text.number());
                        found = true;
                    } else if (text.skip(WRITE)) {
                        writtenSum += Math.max(0, text.number());
                        found = true;
                    }
                }
                if (found) {
                    read = readSum;
                    written = writtenSum;
                }
                return found;
            }

            private void close() {
                files.forEach(KernelFile::close);
            }
        }
    }

    /** Lines are {@code 8:0 rbytes=1 wbytes=2 rios=3 wios=4 dbytes=5 dios=6}; the device may be left without any. */
    private static final class Unified implements Source {
        private static final byte[] READ = KernelText.word("rbytes=");
        private static final byte[] WRITTEN = KernelText.word("wbytes=");
        private static final byte[] READS = KernelText.word("rios=");
        private static final byte[] WRITES = KernelText.word("wios=");

        private final KernelFile stat;

        private Unified(CgroupFiles files) {
            stat = files.unified("io.stat");
        }

        @Override
        public BlockCounters read(KernelText text) {
            long read = 0;
            long written = 0;
            long reads = 0;
            long writes = 0;
            stat.read(text);
            while (text.nextLine()) {
                while (text.skipAfter(' ')) {
                    if (text.skip(READ)) {
                        read += Math.max(0, text.number());
                    } else if (text.skip(WRITTEN)) {
                        written += Math.max(0, text.number());
                    } else if (text.skip(READS)) {
                        reads += Math.max(0, text.number());
                    } else if (text.skip(WRITES)) {
                        writes += Math.max(0, text.number());
                    }
                }
            }
            return new BlockCounters(read, written, reads, writes);
        }

        @Override
        public void close() {
            stat.close();
        }
    }
}
