package dev.slipway.runtime.state;

import dev.slipway.runtime.network.NetworkStatus;
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
 */
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
        @Nullable Instant restoredAt) {
    public ContainerState {
        networks = List.copyOf(networks);
    }

    /** The state of a container that was just created: configured, never run. */
    public static ContainerState configured() {
        return new ContainerState(
                ContainerStatus.CONFIGURED, 0, 0, 0, 0, 0, null, null, false, false, null, null, List.of(), null, null);
    }

    public ContainerState withStatus(ContainerStatus next) {
        return edit().status(next).build();
    }

    /** An editable copy, for changes of several components at once. */
    public Edit edit() {
        return new Edit(this);
    }

    /** A mutable copy of a state; confined to the thread that made it. */
    public static final class Edit {
        private ContainerStatus status;
        private int pid;
        private long pidStart;
        private int monitorPid;
        private long monitorStart;
        private int exitCode;
        private @Nullable Instant startedAt;
        private @Nullable Instant finishedAt;
        private boolean oomKilled;
        private boolean stoppedByUser;
        private @Nullable String error;
        private @Nullable String netns;
        private List<NetworkStatus> networks;
        private @Nullable Instant checkpointedAt;
        private @Nullable Instant restoredAt;

        private Edit(ContainerState from) {
            status = from.status;
            pid = from.pid;
            pidStart = from.pidStart;
            monitorPid = from.monitorPid;
            monitorStart = from.monitorStart;
            exitCode = from.exitCode;
            startedAt = from.startedAt;
            finishedAt = from.finishedAt;
            oomKilled = from.oomKilled;
            stoppedByUser = from.stoppedByUser;
            error = from.error;
            netns = from.netns;
            networks = from.networks;
            checkpointedAt = from.checkpointedAt;
            restoredAt = from.restoredAt;
        }

        public Edit status(ContainerStatus value) {
            status = value;
            return this;
        }

        public Edit process(int newPid, long newPidStart) {
            pid = newPid;
            pidStart = newPidStart;
            return this;
        }

        public Edit monitor(int newPid, long newPidStart) {
            monitorPid = newPid;
            monitorStart = newPidStart;
            return this;
        }

        public Edit exitCode(int value) {
            exitCode = value;
            return this;
        }

        public Edit startedAt(@Nullable Instant value) {
            startedAt = value;
            return this;
        }

        public Edit finishedAt(@Nullable Instant value) {
            finishedAt = value;
            return this;
        }

        public Edit oomKilled(boolean value) {
            oomKilled = value;
            return this;
        }

        public Edit stoppedByUser(boolean value) {
            stoppedByUser = value;
            return this;
        }

        public Edit error(@Nullable String value) {
            error = value;
            return this;
        }

        public Edit network(@Nullable String newNetns, List<NetworkStatus> newNetworks) {
            netns = newNetns;
            networks = newNetworks;
            return this;
        }

        public Edit checkpointedAt(@Nullable Instant value) {
            checkpointedAt = value;
            return this;
        }

        public Edit restoredAt(@Nullable Instant value) {
            restoredAt = value;
            return this;
        }

        public ContainerState build() {
            return new ContainerState(
                    status,
                    pid,
                    pidStart,
                    monitorPid,
                    monitorStart,
                    exitCode,
                    startedAt,
                    finishedAt,
                    oomKilled,
                    stoppedByUser,
                    error,
                    netns,
                    networks,
                    checkpointedAt,
                    restoredAt);
        }
    }
}
