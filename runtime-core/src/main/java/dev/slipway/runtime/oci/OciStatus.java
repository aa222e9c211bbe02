package dev.slipway.runtime.oci;

/**
 * What the OCI runtime says a container is doing.
 *
 * @param status the specification's word: {@code created running paused stopped}
 * @param pid host pid of its first process; 0 once it has ended
 */
public record OciStatus(String status, int pid) {}
