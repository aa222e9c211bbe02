package dev.slipway.runtime.pod;

import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import java.util.Collection;
import java.util.Locale;

/** What a pod is doing, told from its containers. */
public enum PodStatus {
    CREATED,
    RUNNING,
    DEGRADED,
    PAUSED,
    STOPPED,
    EXITED,
    ERROR;

    /** The lower-case word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * No containers: created; any that cannot be told: error; all run: running; some: degraded; all paused: paused; all
     * ended: exited; some ended: stopped; else created.
     */
    public static PodStatus of(Collection<ContainerRecord> containers) {
        int all = containers.size();
        int running = 0;
        int paused = 0;
        int ended = 0;
        for (ContainerRecord container : containers) {
            ContainerStatus status = container.status();
            if (status == ContainerStatus.UNKNOWN) {
                return ERROR;
            }
            running += status == ContainerStatus.RUNNING || status == ContainerStatus.STOPPING ? 1 : 0;
            paused += status == ContainerStatus.PAUSED ? 1 : 0;
            ended += status.ended() ? 1 : 0;
        }
        if (all == 0) {
            return CREATED;
        }
        if (running == all) {
            return RUNNING;
        }
        if (running > 0) {
            return DEGRADED;
        }
        if (paused == all) {
            return PAUSED;
        }
        if (ended == all) {
            return EXITED;
        }
        return ended > 0 ? STOPPED : CREATED;
    }
}
