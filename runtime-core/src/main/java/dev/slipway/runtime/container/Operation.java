package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import java.util.EnumSet;
import java.util.Set;

/** The operations on a container, and from which states each is allowed. */
enum Operation {
    INIT("initialize", ContainerStatus.CONFIGURED, ContainerStatus.STOPPED, ContainerStatus.EXITED),
    START(
            "start",
            ContainerStatus.CONFIGURED,
            ContainerStatus.CREATED,
            ContainerStatus.STOPPED,
            ContainerStatus.EXITED),
    STOP("stop", ContainerStatus.CREATED, ContainerStatus.RUNNING, ContainerStatus.STOPPING),
    KILL("send a signal to", ContainerStatus.RUNNING, ContainerStatus.STOPPING, ContainerStatus.PAUSED),
    PAUSE("pause", ContainerStatus.RUNNING),
    RESUME("resume", ContainerStatus.PAUSED),
    EXEC("run a process in", ContainerStatus.RUNNING),
    ATTACH("attach to", ContainerStatus.CREATED, ContainerStatus.RUNNING),
    CHECKPOINT("checkpoint", ContainerStatus.RUNNING),
    RESTORE("restore", ContainerStatus.CONFIGURED, ContainerStatus.STOPPED, ContainerStatus.EXITED),
    CHECK("check the health of", ContainerStatus.RUNNING),
    UPDATE(
            "update",
            ContainerStatus.CONFIGURED,
            ContainerStatus.CREATED,
            ContainerStatus.RUNNING,
            ContainerStatus.PAUSED,
            ContainerStatus.STOPPING,
            ContainerStatus.STOPPED,
            ContainerStatus.EXITED),
    MOUNT(
            "mount the root filesystem of",
            ContainerStatus.CONFIGURED,
            ContainerStatus.CREATED,
            ContainerStatus.RUNNING,
            ContainerStatus.PAUSED,
            ContainerStatus.STOPPING,
            ContainerStatus.STOPPED,
            ContainerStatus.EXITED),
    LOOK(
            "look into the files of",
            ContainerStatus.CONFIGURED,
            ContainerStatus.CREATED,
            ContainerStatus.RUNNING,
            ContainerStatus.PAUSED,
            ContainerStatus.STOPPING,
            ContainerStatus.STOPPED,
            ContainerStatus.EXITED),
    UNMOUNT(
            "unmount the root filesystem of",
            ContainerStatus.CONFIGURED,
            ContainerStatus.STOPPED,
            ContainerStatus.EXITED),
    REMOVE(
            "remove",
            ContainerStatus.CONFIGURED,
            ContainerStatus.CREATED,
            ContainerStatus.STOPPED,
            ContainerStatus.EXITED,
            ContainerStatus.REMOVING);

    private final String verb;

    @SuppressWarnings("ImmutableEnumChecker") // never changed after it was made
    private final Set<ContainerStatus> from;

    Operation(String verb, ContainerStatus first, ContainerStatus... others) {
        this.verb = verb;
        this.from = EnumSet.of(first, others);
    }

    boolean allowed(ContainerStatus status) {
        return from.contains(status);
    }

    /** Returns if the container is in a state that allows the operation; STATE_INVALID, with what to do, if not. */
    void require(ContainerRecord container) {
        ContainerStatus status = container.status();
        if (!allowed(status)) {
            throw refused(container, status);
        }
    }

    /** The error of an operation on a container that is in this state. */
    EngineException refused(ContainerRecord container, ContainerStatus status) {
        return EngineException.of(
                        ErrorKind.STATE_INVALID,
                        "could not " + verb + " container " + container.name() + ": it is " + status.word())
                .about(container.id())
                .detail("status", status.word())
                .hint(hint(status));
    }

    private String hint(ContainerStatus status) {
        return switch (status) {
            case CONFIGURED -> "Start it first.";
            case CREATED ->
                this == INIT ? "It waits to be started." : this == UNMOUNT ? "Stop it first." : "Start it first.";
            case RUNNING ->
                switch (this) {
                    case INIT, START -> "It runs already.";
                    case RESUME -> "It is not paused.";
                    default -> "Stop it first" + (this == REMOVE ? ", or remove it with force." : ".");
                };
            case PAUSED ->
                this == REMOVE
                        ? "Resume and stop it first, or remove it with force."
                        : this == PAUSE ? "It is paused already." : "Resume it first.";
            case STOPPING -> "Wait until it has stopped" + (this == REMOVE ? ", or remove it with force." : ".");
            case STOPPED, EXITED -> this == STOP ? "It has stopped already." : "Start it first.";
            case REMOVING -> "It is being removed.";
            case UNKNOWN -> "Nothing can be done with it but to drop it from the state: container.evict.";
        };
    }
}
