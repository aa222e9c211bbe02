package dev.slipway.gui.gallery;

import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.ContainerSummaryBuilder;
import dev.slipway.protocol.model.NetworkAddress;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.protocol.model.PodSummary;
import dev.slipway.protocol.model.PortMapping;
import dev.slipway.protocol.model.StatsSample;
import dev.slipway.protocol.model.StatsSampleBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects of a made-up world. */
public final class Samples {
    private static final Instant CREATED = Instant.parse("2026-11-22T10:00:00Z");

    private final List<PodSummary> pods = new ArrayList<>();
    private final List<ContainerSummary> containers = new ArrayList<>();

    private Samples() {}

    static Samples small() {
        Samples samples = new Samples();
        samples.pod("shop", "running", "running", "running", "exited");
        samples.pod("monitoring", "degraded", "running", "paused");
        samples.container("redis", "running", null, List.of(), List.of("slipway"), false);
        samples.container("worker", "created", null, List.of("redis"), List.of("slipway"), false);
        samples.container("batch", "exited", null, List.of(), List.of(), false);
        samples.container("debug", "stopping", null, List.of("worker"), List.of(), false);
        return samples;
    }

    /** Five hundred objects and more. */
    public static Samples large() {
        Samples samples = new Samples();
        for (int i = 0; i < 100; i++) {
            samples.pod(
                    "pod-" + i,
                    i % 9 == 0 ? "degraded" : "running",
                    "running",
                    i % 9 == 0 ? "exited" : "running",
                    "paused");
        }
        for (int i = 0; i < 30; i++) {
            samples.container(
                    "single-" + i, i % 4 == 0 ? "exited" : "running", null, List.of(), List.of("slipway"), false);
        }
        return samples;
    }

    public List<PodSummary> pods() {
        return pods;
    }

    public List<ContainerSummary> containers() {
        return containers;
    }

    public List<NetworkSummary> networks() {
        return List.of(
                new NetworkSummary("slipway", "bridge", List.of("10.90.0.0/24"), "slipway0", true),
                new NetworkSummary("backend", "macvlan", List.of("10.91.0.0/24"), null, false));
    }

    /** What those that run use. */
    public List<StatsSample> used() {
        return containers.stream()
                .filter(container -> container.status().equals("running"))
                .map(container -> StatsSampleBuilder.builder()
                        .id(container.id())
                        .time(CREATED)
                        .cpu(0.12)
                        .workingSet(31L << 20)
                        .build())
                .toList();
    }

    private void pod(String name, String status, String... members) {
        String infra = container(name + "-infra", "running", name, List.of(), List.of("slipway"), true);
        List<String> ids = new ArrayList<>(List.of(infra));
        for (int i = 0; i < members.length; i++) {
            List<String> needed = i == 0 ? List.of() : List.of(name + "-" + (i - 1));
            ids.add(container(name + "-" + i, members[i], name, i == 1 ? needed : List.of(), List.of(), false));
        }
        pods.add(new PodSummary(
                name,
                name,
                status,
                CREATED,
                Map.of(),
                infra,
                ids,
                List.of("net", "ipc", "uts"),
                name,
                List.of("slipway"),
                "continue",
                null));
    }

    private String container(
            String name,
            String status,
            @Nullable String pod,
            List<String> dependsOn,
            List<String> networks,
            boolean infra) {
        List<NetworkAddress> addresses = networks.stream()
                .map(network -> new NetworkAddress(
                        network, "eth0", null, List.of("10.90.0." + (containers.size() + 2) + "/24"), null))
                .toList();
        containers.add(ContainerSummaryBuilder.builder()
                .id(name)
                .name(name)
                .status(status)
                .pid(100)
                .exitCode(name.equals("batch") ? 137 : 0)
                .bundle(infra ? "catatonit" : "busybox")
                .rootfs("/rootfs")
                .pod(pod)
                .infra(infra)
                .command(List.of("sh"))
                .created(CREATED)
                .startedAt(CREATED)
                .labels(Map.of())
                .networks(addresses)
                .ports(infra ? List.of(new PortMapping(null, 8080, 80, null)) : List.of())
                .dependsOn(dependsOn)
                .namespaces(Map.of())
                .joins(networks)
                .volumes(List.of())
                .build());
        return name;
    }
}
