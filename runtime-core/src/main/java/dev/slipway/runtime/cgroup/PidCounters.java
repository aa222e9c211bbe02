package dev.slipway.runtime.cgroup;

import java.nio.file.Path;

/**
 * How many processes and threads a cgroup has.
 *
 * @param count processes and threads
 * @param limit how many it may have; 0 for no limit
 */
public record PidCounters(long count, long limit) {
    /** The counters, 0 where they aren't counted. */
    static PidCounters read(Cgroup cgroup) {
        Path legacy = cgroup.legacy("pids");
        Path folder = legacy == null ? cgroup.unified() : legacy;
        if (folder == null) {
            return new PidCounters(0, 0);
        }
        return new PidCounters(
                Math.max(0, ControlFile.number(folder.resolve("pids.current"))),
                Math.max(0, ControlFile.number(folder.resolve("pids.max"))));
    }
}
