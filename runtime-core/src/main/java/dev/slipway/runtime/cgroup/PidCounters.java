package dev.slipway.runtime.cgroup;

/**
 * How many processes and threads a cgroup has.
 *
 * @param count processes and threads
 * @param limit how many it may have; 0 for no limit
 */
public record PidCounters(long count, long limit) {
    /** Reads them; 0 where they aren't counted. */
    static final class Source implements AutoCloseable {
        private final KernelFile current;
        private final KernelFile max;
        private long limit;

        Source(Cgroup cgroup, CgroupFiles files) {
            boolean legacy = cgroup.legacy("pids") != null;
            current = legacy ? files.legacy("pids", "pids.current") : files.unified("pids.current");
            max = legacy ? files.legacyOnce("pids", "pids.max") : files.unifiedOnce("pids.max");
        }

        PidCounters read(KernelText text, boolean limits) {
            if (limits) {
                limit = Math.max(0, max.number(text));
            }
            return new PidCounters(Math.max(0, current.number(text)), limit);
        }

        @Override
        public void close() {
            current.close();
        }
    }
}
