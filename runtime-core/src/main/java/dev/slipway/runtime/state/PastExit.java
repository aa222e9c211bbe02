package dev.slipway.runtime.state;

import java.time.Instant;

/**
 * How a container ended that is removed since, kept so that whoever asks late is answered.
 *
 * @param container its full id
 * @param name the name it had
 * @param exitCode of its last run, -1 when it is not known; 0 if it never ran
 * @param removed when it was removed
 */
public record PastExit(String container, String name, int exitCode, Instant removed) {}
