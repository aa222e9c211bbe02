package dev.slipway.runtime.oci;

import java.time.Instant;

/**
 * The end of a container, as its monitor wrote it down.
 *
 * @param containerId the container's id
 * @param exitCode 0 to 255; -1 if the file holds no number
 * @param finishedAt when
 */
public record Exit(String containerId, int exitCode, Instant finishedAt) {}
