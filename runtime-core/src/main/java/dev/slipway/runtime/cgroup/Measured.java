package dev.slipway.runtime.cgroup;

import java.time.Instant;
import java.util.List;

/**
 * A container or a pod of which statistics are taken.
 *
 * @param id its id
 * @param cgroupPath below the root of each hierarchy
 * @param pid a process whose network namespace is counted; 0 for none
 * @param startedAt when it began to run
 * @param limits what its limits were made from: another object means that they may have changed
 */
public record Measured(String id, String cgroupPath, int pid, Instant startedAt, Object limits) {
    /** Tells which containers and pods run now; asked at every sampling, so it must be quick. */
    @FunctionalInterface
    public interface Source {
        List<Measured> running();
    }
}
