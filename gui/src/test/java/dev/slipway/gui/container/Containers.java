package dev.slipway.gui.container;

import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.ContainerSummaryBuilder;
import dev.slipway.protocol.model.NetworkAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Containers for tests. */
public final class Containers {
    private Containers() {}

    /** A container with little to tell. */
    public static ContainerSummary container(String id, String name, String status) {
        return container(id, name, status, null, Map.of());
    }

    /** A container in a pod and with labels. */
    public static ContainerSummary container(
            String id, String name, String status, String pod, Map<String, String> labels) {
        return ContainerSummaryBuilder.builder()
                .id(id)
                .name(name)
                .status(status)
                .bundle("demo")
                .rootfs("/rootfs")
                .pod(pod)
                .command(List.of("/bin/sh", "-c", "sleep 1"))
                .created(Instant.EPOCH)
                .labels(labels)
                .joins(List.of("slipway"))
                .networks(List.of(new NetworkAddress("slipway", "eth0", null, List.of("10.90.0.7/24"), null)))
                .ports(List.of())
                .dependsOn(List.of())
                .namespaces(Map.of())
                .volumes(List.of())
                .build();
    }
}
