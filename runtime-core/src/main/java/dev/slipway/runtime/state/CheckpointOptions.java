package dev.slipway.runtime.state;

/**
 * How a checkpoint is taken. CRIU wants those on TCP, locks, sockets and terminals again at the restore.
 *
 * @param leaveRunning the container goes on running
 * @param tcpEstablished established TCP connections are saved
 * @param fileLocks held file locks are saved
 * @param externalUnixSockets Unix sockets whose peer is outside the container are allowed
 * @param shellJob a terminal that belongs to a session outside the container is allowed
 */
public record CheckpointOptions(
        boolean leaveRunning,
        boolean tcpEstablished,
        boolean fileLocks,
        boolean externalUnixSockets,
        boolean shellJob) {}
