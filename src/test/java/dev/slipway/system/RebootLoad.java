package dev.slipway.system;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCalls.RestartPolicy;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.call.PodCallsCreateBuilder;
import dev.slipway.protocol.model.ContainerSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Ten containers and two pods, before and after the machine was started anew. */
final class RebootLoad {
    private static final Path ADDRESSES = Path.of("/var/lib/cni/networks/slipway");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Client client;
    private final String rootfs;

    private RebootLoad(Client client, String rootfs) {
        this.client = client;
        this.rootfs = rootfs;
    }

    /** Takes {@code before} or {@code after}, the helper's socket, root and run root, and a root filesystem with busybox. */
    public static void main(String[] arguments) throws Exception {
        try (var client = PowerCutLoad.connect(Path.of(arguments[1]))) {
            var load = new RebootLoad(client, arguments[4]);
            if (arguments[0].equals("before")) {
                load.make();
            } else {
                load.check(new MachineState(Path.of(arguments[2]), Path.of(arguments[3])));
            }
        }
        System.exit(0);
    }

    private void make() {
        for (var pod : List.of("shop", "store")) {
            client.call(
                    PodCalls.CREATE, PodCallsCreateBuilder.builder().name(pod).build());
            create(pod + "-member", builder -> builder.pod(pod));
            assertThat(client.call(PodCalls.START, new Common.Id(pod)).containers())
                    .allMatch(outcome -> outcome.error() == null);
        }
        var always = new RestartPolicy("always", null);
        var unlessStopped = new RestartPolicy("unless-stopped", null);
        client.start(create("always", builder -> builder.restartPolicy(always)));
        client.start(create("unless-stopped", builder -> builder.restartPolicy(unlessStopped)));
        client.start(create("on-failure", builder -> builder.restartPolicy(new RestartPolicy("on-failure", 3))));
        client.start(create("plain", builder -> builder));
        stopped("always-stopped", always);
        stopped("unless-stopped-stopped", unlessStopped);
        create("never-started", builder -> builder.restartPolicy(always));
        var ended = create("ended", builder -> builder.command(List.of("/bin/sh", "-c", "exit 3")));
        client.start(ended);
        assertThat(client.awaitExit(ended)).isEqualTo(3);
        assertThat(reserved()).hasSize(2);
    }

    private void stopped(String name, RestartPolicy policy) {
        var container = create(name, builder -> builder.restartPolicy(policy));
        client.start(container);
        client.stop(container);
    }

    private String create(String name, UnaryOperator<ContainerCallsCreateBuilder> options) {
        var request = options.apply(ContainerCallsCreateBuilder.builder()
                        .name(name)
                        .rootfs(rootfs)
                        .command(List.of("/bin/sleep", "100000"))
                        .stopSignal("KILL"))
                .build();
        return client.call(ContainerCalls.CREATE, request).id();
    }

    private void check(MachineState machine) throws Exception {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(statuses())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "always", "running",
                        "unless-stopped", "running",
                        "on-failure", "running",
                        "always-stopped", "running",
                        "plain", "exited -1",
                        "unless-stopped-stopped", "exited 137",
                        "never-started", "configured",
                        "ended", "exited 3",
                        "shop-member", "exited -1",
                        "store-member", "exited -1")));
        assertMachineAgrees(machine);
        assertThat(reserved()).as("addresses of the boot before").isEmpty();
        assertThat(client.call(PodCalls.LIST, PodCalls.ListQuery.ALL))
                .extracting(pod -> pod.name() + " " + pod.status())
                .containsExactly("shop exited", "store exited");

        for (var pod : List.of("shop", "store")) {
            assertThat(client.call(PodCalls.START, new Common.Id(pod)).containers())
                    .allMatch(outcome -> outcome.error() == null);
        }
        assertThat(reserved()).hasSize(2);
        for (var pod : List.of("shop", "store")) {
            assertThat(client.call(PodCalls.REMOVE, new PodCalls.Remove(pod, true, 0.0))
                            .containers())
                    .allMatch(outcome -> outcome.error() == null);
        }
        client.containers().forEach(container -> client.remove(container.id()));
        assertThat(client.containers()).isEmpty();
        assertMachineAgrees(machine);
        assertThat(reserved()).isEmpty();
    }

    private void assertMachineAgrees(MachineState machine) {
        machine.assertIsThatOf(
                client.containers().stream().collect(toMap(ContainerSummary::id, ContainerSummary::status)));
    }

    /** Of each container but the infra ones. */
    private Map<String, String> statuses() {
        var statuses = new TreeMap<String, String>();
        client.containers().stream()
                .filter(container -> !container.infra())
                .forEach(container -> statuses.put(container.name(), word(container.status(), container.exitCode())));
        return statuses;
    }

    private static String word(String status, @Nullable Integer exitCode) {
        return exitCode == null ? status : status + " " + exitCode;
    }

    private static TreeSet<String> reserved() {
        var names = Objects.requireNonNullElse(ADDRESSES.toFile().list(), new String[0]);
        var reserved = new TreeSet<>(List.of(names));
        reserved.removeIf(name -> !Files.isRegularFile(ADDRESSES.resolve(name)) || !Character.isDigit(name.charAt(0)));
        return reserved;
    }
}
