package dev.slipway.runtime.pod;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What a pod is doing, told from its containers, init containers aside. */
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

    /** The status of this word; INVALID_ARGUMENT if there is none. */
    public static PodStatus ofWord(String word) {
        for (PodStatus each : values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        throw EngineException.of(
                        ErrorKind.INVALID_ARGUMENT, "could not use the status of a pod \"" + word + "\": there is none")
                .hint("Use created, running, degraded, paused, stopped, exited or error.");
    }

    /**
     * The status of a pod with these containers. None: created; all run: running; some: degraded; all paused: paused; all
     * ended: exited; some ended: stopped; one that cannot be told, or is being removed: error; else created. One that is
     * being stopped still runs.
     */
    public static PodStatus of(Collection<ContainerRecord> containers) {
        List<ContainerStatus> counted = containers.stream()
                .filter(container -> container.config().initContainer() == null)
                .map(ContainerRecord::status)
                .toList();
        int all = counted.size();
        long running = count(counted, ContainerStatus.RUNNING, ContainerStatus.STOPPING);
        long ended = count(counted, ContainerStatus.STOPPED, ContainerStatus.EXITED);
        if (all == 0) {
            return CREATED;
        }
        if (running > 0) {
            return running == all ? RUNNING : DEGRADED;
        }
        if (count(counted, ContainerStatus.PAUSED) == all) {
            return PAUSED;
        }
        if (ended > 0) {
            return ended == all ? EXITED : STOPPED;
        }
        return count(counted, ContainerStatus.UNKNOWN, ContainerStatus.REMOVING) > 0 ? ERROR : CREATED;
    }

    private static long count(List<ContainerStatus> counted, ContainerStatus... wanted) {
        return counted.stream().filter(List.of(wanted)::contains).count();
    }
}
