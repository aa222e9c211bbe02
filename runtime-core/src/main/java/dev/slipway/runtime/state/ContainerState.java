package dev.slipway.runtime.state;

import dev.slipway.runtime.network.NetworkStatus;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a container is doing.
 *
 * @param status see {@link ContainerStatus}
 * @param pid host pid of its first process; 0 if none
 * @param pidStart start time of that process in clock ticks since boot (field 22 of proc_pid_stat(5)); 0 if none. Tells
 *     the process from another that got the same pid later.
 * @param monitorPid host pid of its conmon; 0 if none
 * @param monitorStart start time of the conmon, as {@code pidStart}
 * @param exitCode of the last run, -1 when it is not known; 0 before the first
 * @param startedAt start of the last run; null before the first
 * @param finishedAt end of the last run; null before it
 * @param oomKilled whether the kernel killed it for memory in the last run
 * @param stoppedByUser whether the last end was asked for
 * @param error why the last start failed; null if it did not
 * @param netns path of the network namespace the engine made for it; null if none
 * @param networks its addresses, as CNI gave them
 * @param checkpointedAt when it was last checkpointed; null if never
 * @param restoredAt when it was last restored; null if never
 * @param restartCount how often its restart policy started it again since it was started by hand
 * @param restartAt when its restart policy starts it again; null if it does not wait for that
 * @param health what its health check found in this run; null if it has none or does not run
 * @param volumesGo whether its anonymous volumes go with it, once its removal has begun
 */
@RecordBuilder
public record ContainerState(
        ContainerStatus status,
        int pid,
        long pidStart,
        int monitorPid,
        long monitorStart,
        int exitCode,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        boolean oomKilled,
        boolean stoppedByUser,
        @Nullable String error,
        @Nullable String netns,
        List<NetworkStatus> networks,
        @Nullable Instant checkpointedAt,
        @Nullable Instant restoredAt,
        int restartCount,
        @Nullable Instant restartAt,
        @Nullable Health health,
        boolean volumesGo) {
    public ContainerState {
        networks = List.copyOf(networks);
    }

    /** The state of a container that was just created: configured, never run. */
    public static ContainerState configured() {
        return new ContainerState(
                ContainerStatus.CONFIGURED,
                0,
                0,
                0,
                0,
                0,
                null,
                null,
                false,
                false,
                null,
                null,
                List.of(),
                null,
                null,
                0,
                null,
                null,
                false);
    }

    public ContainerState withStatus(ContainerStatus next) {
        return edit().status(next).build();
    }

    /** An editable copy, for changes of several components at once. */
    public ContainerStateBuilder edit() {
        return ContainerStateBuilder.builder(this);
    }
}
