package dev.slipway.runtime.state;

/** A container as the state keeps it: an immutable pair, replaced at each change. */
public record ContainerRecord(ContainerConfig config, ContainerState state) {
    public String id() {
        return config.id();
    }

    public String name() {
        return config.name();
    }

    public ContainerStatus status() {
        return state.status();
    }

    /** Whether there is something to stop: it has a process, or waits for its restart. */
    public boolean active() {
        return status().hasProcess() || state.restartAt() != null;
    }
}
