package dev.slipway.runtime.state;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * How a checkpoint is taken. CRIU wants those on TCP, locks, sockets and terminals again at the restore.
 *
 * @param leaveRunning the container goes on running
 * @param tcpEstablished established TCP connections are saved
 * @param fileLocks held file locks are saved
 * @param externalUnixSockets Unix sockets whose peer is outside the container are allowed
 * @param shellJob a terminal that belongs to a session outside the container is allowed
 * @param preCheckpoint only memory is saved, for a later checkpoint to build on; the container goes on running
 * @param withPrevious only memory is saved that changed since the container's newest pre-checkpoint
 * @param ignoreRootfs changes of the root filesystem are not saved
 * @param ignoreVolumes files of named volumes are not saved
 */
@RecordBuilder
public record CheckpointOptions(
        boolean leaveRunning,
        boolean tcpEstablished,
        boolean fileLocks,
        boolean externalUnixSockets,
        boolean shellJob,
        boolean preCheckpoint,
        boolean withPrevious,
        boolean ignoreRootfs,
        boolean ignoreVolumes) {
    /** A whole checkpoint, with all of the container's files. */
    public CheckpointOptions(
            boolean leaveRunning,
            boolean tcpEstablished,
            boolean fileLocks,
            boolean externalUnixSockets,
            boolean shellJob) {
        this(leaveRunning, tcpEstablished, fileLocks, externalUnixSockets, shellJob, false, false, false, false);
    }

    /** Whether the container goes on running. */
    public boolean goesOn() {
        return leaveRunning || preCheckpoint;
    }

    /** An editable copy. */
    public CheckpointOptionsBuilder edit() {
        return CheckpointOptionsBuilder.builder(this);
    }
}
