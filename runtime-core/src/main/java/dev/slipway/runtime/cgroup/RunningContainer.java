package dev.slipway.runtime.cgroup;

import java.time.Instant;
import java.util.List;

/**
 * A container of which statistics are taken.
 *
 * @param id its id
 * @param cgroupPath below the root of each hierarchy
 * @param pid its first process; 0 if not known
 * @param startedAt when this run of it began; another time means another run
 */
public record RunningContainer(String id, String cgroupPath, int pid, Instant startedAt) {
    /** Tells which containers run now; asked once a second, so it must be quick. */
    @FunctionalInterface
    public interface Source {
        List<RunningContainer> running();
    }
}
