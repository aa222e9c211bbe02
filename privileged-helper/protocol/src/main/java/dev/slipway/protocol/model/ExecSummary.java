package dev.slipway.protocol.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A further process in a container, in a list and in the world.
 *
 * @param container id of its container
 * @param status {@code created running stopped}
 * @param user as asked for; absent for the container's
 * @param pid on the host; absent unless it runs
 * @param exitCode absent before its end; -1 where it is lost
 */
public record ExecSummary(
        String id,
        String container,
        List<String> command,
        boolean terminal,
        @Nullable String user,
        String status,
        @Nullable Integer pid,
        @Nullable Integer exitCode,
        Instant created,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {}
