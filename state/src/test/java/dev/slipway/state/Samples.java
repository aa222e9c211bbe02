package dev.slipway.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.network.Dns;
import dev.slipway.runtime.network.NetworkOptions;
import dev.slipway.runtime.network.NetworkStatus;
import dev.slipway.runtime.network.PortMapping;
import dev.slipway.runtime.state.Bundle;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.CheckpointOptions;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.ExecSession;
import dev.slipway.runtime.state.HealthCheck;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.RestartPolicy;
import dev.slipway.runtime.state.Volume;
import dev.slipway.runtime.state.VolumeUse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Objects for the tests of the state, complete in every component. */
final class Samples {
    static final Instant BIRTH = Instant.parse("2026-03-01T10:00:00.123456789Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Samples() {}

    static ObjectNode spec(String argument) {
        try {
            return (ObjectNode) JSON.readTree("""
                    {"ociVersion": "1.0.2",
                     "process": {"args": ["/bin/sh", "-c", null], "terminal": false, "cwd": "/", "oomScoreAdj": -5},
                     "root": {"path": "rootfs"}, "hostname": "é",
                     "linux": {"resources": {"memory": {"limit": 9223372036854775807, "swappiness": 0.5}}}}""");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(argument, e);
        }
    }

    static ContainerRecord container(String id, String name) {
        return container(id, name, null, null, Map.of(), List.of());
    }

    static ContainerRecord container(
            String id,
            String name,
            @Nullable String pod,
            @Nullable String bundle,
            Map<String, String> namespaces,
            List<String> dependsOn) {
        return new ContainerRecord(
                new ContainerConfig(
                        id,
                        name,
                        BIRTH,
                        bundle,
                        bundle == null ? null : "bundle of " + name,
                        null,
                        null,
                        "/rootfs/" + id,
                        pod,
                        false,
                        Map.of("label", "value of " + name),
                        spec(name),
                        namespaces,
                        dependsOn,
                        List.of("slipway"),
                        List.of(new PortMapping(null, 8080, 80, "tcp"), new PortMapping("127.0.0.1", 53, 53, "udp")),
                        "/slipway_parent",
                        15,
                        Duration.ofMillis(1500),
                        true,
                        false,
                        true,
                        -1,
                        new RestartPolicy(RestartPolicy.When.ON_FAILURE, 3),
                        new HealthCheck(
                                List.of("/bin/true"),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(5),
                                Duration.ZERO,
                                3,
                                HealthCheck.OnFailure.RESTART),
                        true,
                        true,
                        null,
                        Map.of(
                                "slipway",
                                new NetworkOptions(List.of("10.90.0.7"), "02:00:00:00:00:07", List.of("seven"))),
                        new Dns(List.of("192.0.2.53"), List.of("example.org"), List.of("ndots:2")),
                        List.of()),
                ContainerState.configured());
    }

    /** A container that uses these volumes, each at a place of its own. */
    static ContainerRecord using(String id, String name, String... volumes) {
        ContainerRecord plain = container(id, name);
        List<VolumeUse> uses = Stream.of(volumes)
                .map(volume -> new VolumeUse(volume, "volume " + volume, "/data/" + volume, List.of("ro", "nocopy")))
                .toList();
        return new ContainerRecord(plain.config().edit().volumes(uses).build(), plain.state());
    }

    static Volume volume(String id, String name) {
        return new Volume(id, name, BIRTH, Map.of("a", "b"), "local", Map.of("uid", "7"), false, true);
    }

    static ContainerRecord dependent(String id, String name, String... dependencies) {
        return container(id, name, null, null, Map.of(), List.of(dependencies));
    }

    static ContainerRecord inPod(String id, String name, String pod) {
        return container(id, name, pod, null, Map.of(), List.of());
    }

    static ContainerRecord madeOf(String id, String name, String bundle) {
        return container(id, name, null, bundle, Map.of(), List.of());
    }

    static ContainerRecord madeFrom(String id, String name, String image) {
        ContainerRecord plain = container(id, name);
        return new ContainerRecord(
                plain.config().edit().imageId(image).imageName("quay/" + name).build(), plain.state());
    }

    static ContainerRecord running(ContainerRecord container, int pid) {
        return new ContainerRecord(
                container.config(),
                container
                        .state()
                        .edit()
                        .status(ContainerStatus.RUNNING)
                        .pid(pid)
                        .pidStart(77_000_000_001L)
                        .monitorPid(pid + 1)
                        .monitorStart(77_000_000_000L)
                        .startedAt(BIRTH.plusNanos(pid))
                        .error("why the last start failed")
                        .netns("/run/netns/" + container.id())
                        .networks(List.of(
                                new NetworkStatus("slipway", "eth0", null, List.of("10.90.0.5/24"), "10.90.0.1")))
                        .build());
    }

    static ExecSession exec(String id, String container) {
        return new ExecSession(
                id,
                container,
                BIRTH,
                List.of("/bin/sh", "-c", "exit 3"),
                true,
                false,
                "1000:1000",
                null,
                List.of("A=b"),
                false,
                ExecSession.Status.CREATED,
                0,
                0,
                0,
                0,
                0,
                null,
                null);
    }

    static PodConfig pod(String id, String name) {
        return new PodConfig(
                id,
                name,
                BIRTH,
                Map.of("a", "b"),
                Set.of("net", "ipc"),
                "host",
                null,
                "/slipway_parent",
                List.of("n"),
                null,
                null,
                null,
                false);
    }

    static Bundle bundle(String id, String name) {
        return new Bundle(id, name, BIRTH, Bundle.Mode.COPY, "/bundles/" + id, "/bundles/r", 1L << 40, spec(name));
    }

    static Checkpoint checkpoint(String id, String name) {
        return new Checkpoint(
                id,
                name,
                BIRTH,
                "container",
                "web",
                "/checkpoints/" + id,
                12345678901L,
                new CheckpointOptions(true, false, true, false, true),
                null,
                Map.of("kernel", "6.1"));
    }

    static Event event(String action, Map<String, Object> attributes) {
        return new Event(0, BIRTH, Event.Type.CONTAINER, action, "c1", "web", attributes);
    }
}
