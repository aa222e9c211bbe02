package dev.slipway.runtime.cgroup;

import org.jspecify.annotations.Nullable;

/**
 * What a cgroup has had of the processors.
 *
 * @param total nanoseconds
 * @param throttled nanoseconds for which it was held back by its limit
 * @param limit cores that it may use; 0 for no limit
 */
public record CpuCounters(long total, long throttled, double limit) {
    private static final long NANOS_PER_MICRO = 1_000;

    /** Reads them; null if there is no such cgroup. */
    interface Source extends AutoCloseable {
        /**
         * The counters now.
         *
         * @param limits whether the limit is read too, and not taken from the last time
         */
        @Nullable
        CpuCounters read(KernelText text, boolean limits);

        @Override
        void close();

        static Source of(Cgroup cgroup, CgroupFiles files) {
            return cgroup.legacy("cpuacct") == null ? new Unified(files) : new Legacy(files);
        }
    }

    private static double cores(long quota, long period) {
        return quota <= 0 || period <= 0 ? 0 : (double) quota / period;
    }

    private static final class Legacy implements Source {
        private static final byte[] THROTTLED = KernelText.word("throttled_time ");

        private final KernelFile usage;
        private final KernelFile stat;
        private final KernelFile quota;
        private final KernelFile period;
        private double limit;
        private long throttled;

        private Legacy(CgroupFiles files) {
            usage = files.legacy("cpuacct", "cpuacct.usage");
            stat = files.legacy("cpu", "cpu.stat");
            quota = files.legacyOnce("cpu", "cpu.cfs_quota_us");
            period = files.legacyOnce("cpu", "cpu.cfs_period_us");
        }

        @Override
        public @Nullable CpuCounters read(KernelText text, boolean limits) {
            long total = usage.number(text);
            if (total == KernelText.NONE) {
                return null;
            }
            if (limits) {
                limit = cores(quota.number(text), period.number(text));
            }
            // Without a limit nothing is held back: the file need not be read.
            if ((limits || limit > 0) && stat.read(text)) {
                throttled = Math.max(0, text.numberOf(THROTTLED));
            }
            return new CpuCounters(total, throttled, limit);
        }

        @Override
        public void close() {
            usage.close();
            stat.close();
        }
    }

    private static final class Unified implements Source {
        private static final byte[] USAGE = KernelText.word("usage_usec ");
        private static final byte[] THROTTLED = KernelText.word("throttled_usec ");

        private final KernelFile stat;
        private final KernelFile max;
        private double limit;

        private Unified(CgroupFiles files) {
            stat = files.unified("cpu.stat");
            max = files.unifiedOnce("cpu.max");
        }

        @Override
        public @Nullable CpuCounters read(KernelText text, boolean limits) {
            if (limits) {
                limit = max.read(text) && text.nextLine() ? cores(text.number(), text.number()) : 0;
            }
            long total = KernelText.NONE;
            long throttled = 0;
            stat.read(text);
            while (text.nextLine()) {
                if (text.skip(USAGE)) {
                    total = text.number();
                } else if (text.skip(THROTTLED)) {
                    throttled = Math.max(0, text.number());
                }
            }
            return total == KernelText.NONE
                    ? null
                    : new CpuCounters(total * NANOS_PER_MICRO, throttled * NANOS_PER_MICRO, limit);
        }

        @Override
        public void close() {
            stat.close();
        }
    }
}
