package dev.slipway.helper.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.ContainerDetail;
import dev.slipway.runtime.network.Dns;
import dev.slipway.runtime.oci.Spec;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.Health;
import dev.slipway.runtime.state.HealthCheck;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A container with everything known of it. */
public final class ContainerDetails {
    private ContainerDetails() {}

    /**
     * @param spec the OCI runtime configuration in force
     * @param mounts those of the specification
     */
    public static ContainerDetail of(
            ContainerRecord container,
            ObjectNode spec,
            List<JsonNode> mounts,
            List<CheckpointSummary> checkpoints,
            List<String> dependents,
            List<String> execs,
            String logPath,
            String cgroupPath) {
        ContainerConfig config = container.config();
        return new ContainerDetail(
                config.id(),
                config.name(),
                config.created(),
                state(container.state()),
                config(config),
                spec,
                mounts,
                ContainerViews.addresses(container.state().networks()),
                checkpoints,
                config.dependencies(),
                dependents,
                execs,
                logPath,
                cgroupPath);
    }

    private static ContainerDetail.State state(ContainerState state) {
        return new ContainerDetail.State(
                state.status().word(),
                state.pid(),
                state.exitCode(),
                state.startedAt(),
                state.finishedAt(),
                state.oomKilled(),
                state.error(),
                state.monitorPid(),
                state.netns(),
                state.checkpointedAt(),
                state.restoredAt(),
                state.restartCount(),
                state.restartAt(),
                health(state.health()));
    }

    private static ContainerDetail.@Nullable Health health(@Nullable Health found) {
        if (found == null) {
            return null;
        }
        List<ContainerDetail.HealthRun> runs = found.runs().stream()
                .map(run -> new ContainerDetail.HealthRun(run.started(), run.ended(), run.exitCode(), run.output()))
                .toList();
        return new ContainerDetail.Health(found.status().word(), found.failingStreak(), runs);
    }

    private static Map<String, Object> config(ContainerConfig config) {
        Map<String, Object> told = new LinkedHashMap<>();
        put(told, "image", config.imageName());
        put(told, "imageId", config.imageId());
        put(told, "bundle", config.bundleName());
        put(told, "bundleId", config.bundleId());
        put(told, "rootfs", config.rootfs());
        put(told, "pod", config.pod());
        put(told, "infra", config.infra());
        put(told, "labels", config.labels());
        put(told, "annotations", new Spec(config.spec()).annotations());
        put(told, "command", ContainerViews.command(config.spec()));
        put(told, "namespaces", config.namespaces());
        put(told, "dependsOn", config.dependsOn());
        put(told, "networks", config.networks());
        put(told, "publish", config.ports());
        put(told, "dns", config.dns().equals(Dns.NONE) ? null : config.dns());
        put(told, "cgroupParent", config.cgroupParent());
        put(told, "stopSignal", config.stopSignal());
        put(told, "stopTimeout", seconds(config.stopTimeout()));
        put(told, "terminal", config.terminal());
        put(told, "stdin", config.stdin());
        put(told, "autoRemove", config.autoRemove());
        put(told, "logMaxSize", config.logMaxSize());
        put(told, "restartPolicy", config.restartPolicy().when().word());
        put(told, "restartRetries", config.restartPolicy().maxRetries());
        put(told, "healthcheck", healthCheck(config.healthCheck()));
        put(told, "volumes", VolumeViews.uses(config));
        put(told, "init", config.init());
        put(told, "protected", config.guarded());
        return told;
    }

    private static @Nullable Map<String, Object> healthCheck(@Nullable HealthCheck check) {
        if (check == null) {
            return null;
        }
        Map<String, Object> told = new LinkedHashMap<>();
        put(told, "test", check.command());
        put(told, "interval", seconds(check.interval()));
        put(told, "timeout", seconds(check.timeout()));
        put(told, "startPeriod", seconds(check.startPeriod()));
        put(told, "retries", check.retries());
        put(told, "onFailure", check.onFailure().word());
        return told;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static void put(Map<String, Object> told, String key, @Nullable Object value) {
        if (value != null) {
            told.put(key, value);
        }
    }
}
