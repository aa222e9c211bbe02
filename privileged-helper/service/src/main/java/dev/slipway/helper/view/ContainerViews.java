package dev.slipway.helper.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.NetworkAddress;
import dev.slipway.protocol.model.PortMapping;
import dev.slipway.runtime.network.NetworkStatus;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.RestartPolicy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Containers as the contract tells of them. */
public final class ContainerViews {
    private ContainerViews() {}

    /** The form in a list and in the world. */
    public static ContainerSummary summary(ContainerRecord container) {
        ContainerConfig config = container.config();
        ContainerState state = container.state();
        return new ContainerSummary(
                config.id(),
                config.name(),
                state.status().word(),
                state.pid() == 0 ? null : state.pid(),
                exitCode(state),
                state.oomKilled(),
                config.imageName(),
                config.imageId(),
                config.bundleName(),
                config.rootfs(),
                config.pod(),
                config.infra(),
                command(config.spec()),
                config.created(),
                state.startedAt(),
                state.finishedAt(),
                state.error(),
                config.labels(),
                config.networks(),
                addresses(state.networks()),
                ports(config),
                config.dependsOn(),
                config.namespaces(),
                config.terminal(),
                memoryLimit(config.spec()),
                cpuLimit(config.spec()),
                state.checkpointedAt(),
                state.restoredAt(),
                state.health() == null ? null : state.health().status().word(),
                restartPolicy(config.restartPolicy()),
                state.restartCount(),
                config.guarded(),
                config.initContainer() == null ? null : config.initContainer().word(),
                VolumeViews.uses(config));
    }

    private static @Nullable String restartPolicy(RestartPolicy policy) {
        if (policy.when() == RestartPolicy.When.NO) {
            return null;
        }
        return policy.when().word() + (policy.maxRetries() == 0 ? "" : ":" + policy.maxRetries());
    }

    /** The arguments of the process of an OCI runtime configuration. */
    public static List<String> command(ObjectNode spec) {
        List<String> words = new ArrayList<>();
        for (JsonNode word : spec.path("process").path("args")) {
            words.add(word.asText());
        }
        return words;
    }

    static List<NetworkAddress> addresses(List<NetworkStatus> networks) {
        return networks.stream()
                .map(status -> new NetworkAddress(
                        status.network(), status.interfaceName(), status.mac(), status.addresses(), status.gateway()))
                .toList();
    }

    static List<PortMapping> ports(ContainerConfig config) {
        return config.ports().stream()
                .map(port -> new PortMapping(port.hostIp(), port.hostPort(), port.containerPort(), port.protocol()))
                .toList();
    }

    /** Of a run that has ended; one that never was or that goes on has none. */
    private static @Nullable Integer exitCode(ContainerState state) {
        return state.finishedAt() == null || state.status().hasProcess() ? null : state.exitCode();
    }

    private static @Nullable Long memoryLimit(ObjectNode spec) {
        JsonNode limit = spec.path("linux").path("resources").path("memory").path("limit");
        return limit.asLong(0) > 0 ? limit.asLong() : null;
    }

    private static @Nullable Double cpuLimit(ObjectNode spec) {
        JsonNode cpu = spec.path("linux").path("resources").path("cpu");
        long quota = cpu.path("quota").asLong(0);
        long period = cpu.path("period").asLong(100_000);
        return quota > 0 && period > 0 ? (double) quota / period : null;
    }
}
