package dev.slipway.protocol.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of a container.
 *
 * @param config what it was created from
 * @param spec the OCI runtime configuration in force
 * @param dependents ids of containers that depend on it
 * @param logPath file its output goes to
 * @param cgroupPath its cgroup, from the root of the hierarchy
 */
public record ContainerDetail(
        String id,
        String name,
        Instant created,
        State state,
        Map<String, Object> config,
        JsonNode spec,
        List<JsonNode> mounts,
        List<NetworkAddress> network,
        List<CheckpointSummary> checkpoints,
        List<String> dependencies,
        List<String> dependents,
        List<String> execs,
        @Nullable String logPath,
        @Nullable String cgroupPath) {
    /** What it is doing; see {@link ContainerSummary}. */
    public record State(
            String status,
            int pid,
            int exitCode,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            boolean oomKilled,
            @Nullable String error,
            int monitorPid,
            @Nullable String netns,
            @Nullable Instant checkpointedAt,
            @Nullable Instant restoredAt,
            int restartCount,
            @Nullable Instant restartAt,
            @Nullable Health health) {}

    /**
     * What its health check found in this run.
     *
     * @param status {@code starting healthy unhealthy}
     * @param failingStreak failures in a row
     * @param runs the newest, oldest first
     */
    public record Health(String status, int failingStreak, List<HealthRun> runs) {}

    /**
     * One run of a health check.
     *
     * @param exitCode -1 if it was killed for its time or could not be run
     * @param output the first bytes that it wrote
     */
    public record HealthRun(Instant started, Instant ended, int exitCode, String output) {}
}
