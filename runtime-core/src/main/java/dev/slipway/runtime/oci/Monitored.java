package dev.slipway.runtime.oci;

/**
 * A container that was made, and its monitor; start times in clock ticks since boot.
 *
 * @param pid host pid of the container's first process
 * @param pidStart its start time; 0 if it has ended already
 * @param monitorPid host pid of its conmon
 * @param monitorStart its start time; 0 if it has ended already
 */
public record Monitored(int pid, long pidStart, int monitorPid, long monitorStart) {}
