package dev.slipway.gui.create;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.gui.container.Containers;
import dev.slipway.gui.world.World;
import dev.slipway.gui.world.WorldUpdate;
import dev.slipway.gui.world.WorldUpdate.Entry;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.model.ContainerDetail;
import dev.slipway.protocol.model.DnsOptions;
import dev.slipway.protocol.model.ImageDetail;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.protocol.model.PortMapping;
import dev.slipway.protocol.model.Resources;
import dev.slipway.protocol.model.VolumeUse;
import dev.slipway.protocol.rpc.Wire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LikenessTest {
    private static final ObjectMapper JSON = Wire.results();
    private static final String ID = "c".repeat(64);

    private final World world = new World();

    LikenessTest() {
        world.apply(List.of(new WorldUpdate(
                1,
                true,
                true,
                true,
                List.of(
                        new Entry("container", "c1", Containers.container("c1", "redis", "running")),
                        new Entry("container", "c2", Containers.container("c2", "web", "running")),
                        new Entry("network", "a", network("a")),
                        new Entry("network", "b", network("b"))))));
    }

    private static NetworkSummary network(String name) {
        return new NetworkSummary(name, "bridge", List.of("10.1.0.0/24"), name + "0", false);
    }

    /** What was asked for once is asked for again: the form, its request, what the helper tells of that, and the form filled from it. */
    @Property
    void asksForTheSameAgain(@ForAll("requests") ContainerCalls.Create asked) {
        CreateForm first = like(told(asked), null);
        ContainerCalls.Create request = first.request();
        ContainerCalls.Create again = like(told(request), null).request();

        assertThat(first.reveal()).isTrue();
        assertThat(without(request, asked)).isEqualTo(asked);
        assertThat(again).isEqualTo(request);
    }

    /** A name is always another one; what is explicit is so although it is usual. */
    private static ContainerCalls.Create without(ContainerCalls.Create request, ContainerCalls.Create asked) {
        return ContainerCallsCreateBuilder.builder(request)
                .name(asked.name())
                .dependsOn(asked.dependsOn())
                .build();
    }

    private CreateForm like(ContainerDetail detail, ImageDetail.Config image) {
        CreateForm form = new CreateForm(world);
        Likeness.fill(form, detail, world, JSON, image);
        return form;
    }

    @Provide
    Arbitrary<ContainerCalls.Create> requests() {
        Arbitrary<List<String>> words = Arbitraries.of("sh", "-c", "two words", "it's", "\"q\"", "a\\b", "")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
        Arbitrary<List<String>> env = Arbitraries.of("A=1", "B=two words", "C==", "D=")
                .list()
                .uniqueElements()
                .ofMaxSize(4);
        Arbitrary<Map<String, String>> labels = Arbitraries.maps(
                        Arbitraries.of("app", "tier", "x.y/z"), Arbitraries.of("web", "a=b", "", "two words"))
                .ofMaxSize(3);
        var base = Combinators.combine(
                        words,
                        env,
                        labels,
                        labels,
                        Arbitraries.of(true, false),
                        Arbitraries.of("image", "bundle", "rootfs"))
                .as((command, variables, given, notes, flag, source) -> ContainerCallsCreateBuilder.builder()
                        .image(source.equals("image") ? "a1" : null)
                        .bundle(source.equals("bundle") ? "b1" : null)
                        .rootfs(source.equals("rootfs") ? "/srv/root" : null)
                        .entrypoint(source.equals("image") ? List.of("") : null)
                        .command(command)
                        .env(variables.isEmpty() ? null : variables)
                        .labels(given.isEmpty() ? null : given)
                        .annotations(notes.isEmpty() ? null : notes)
                        .terminal(on(flag))
                        .stdin(on(flag))
                        .readOnly(on(flag))
                        .init(on(!flag))
                        .guarded(on(flag))
                        .workdir("/srv")
                        .user(flag ? "1000:100" : null)
                        .hostname(flag ? "harbour" : null)
                        .apparmor(flag ? "unconfined" : null)
                        .stopSignal(flag ? "3" : null)
                        .cgroupParent("/slipway")
                        .logMaxSize(flag ? 1_048_576L : null)
                        .dependsOn(flag ? List.of("redis") : null)
                        .build());
        Arbitrary<List<PortMapping>> ports = Arbitraries.of(
                        new PortMapping(null, 8080, 80, null),
                        new PortMapping("127.0.0.1", 5353, 53, "udp"),
                        new PortMapping("::1", 8443, 443, null))
                .list()
                .uniqueElements()
                .ofMaxSize(3);
        Arbitrary<List<ContainerCalls.VolumeOption>> volumes = Arbitraries.of(
                        new ContainerCalls.VolumeOption("data", "/srv/data", List.of("ro", "noexec")),
                        new ContainerCalls.VolumeOption("logs", "/var/log", null))
                .list()
                .uniqueElements()
                .ofMaxSize(2);
        Arbitrary<String> modes = Arbitraries.of("none", "chosen", "host", "container:c1");
        Arbitrary<Resources> limits = Arbitraries.of(
                new Resources(1.5, null, "0-1", 536_870_912L, 1_073_741_824L, null, 100L, null),
                new Resources(null, 512L, null, null, null, 268_435_456L, null, 500));
        Arbitrary<ContainerCalls.Healthcheck> checks = Arbitraries.of(
                new ContainerCalls.Healthcheck(List.of("CMD-SHELL", "wget -q x"), 30.0, 5.0, 1.5, 3, null),
                new ContainerCalls.Healthcheck(List.of("CMD", "true", "a b"), 10.0, 2.0, 0.0, 4, "restart"));
        Arbitrary<ContainerCalls.RestartPolicy> policies = Arbitraries.of(
                new ContainerCalls.RestartPolicy("on-failure", 3),
                new ContainerCalls.RestartPolicy("on-failure", null),
                new ContainerCalls.RestartPolicy("always", null));
        return Combinators.combine(
                        base,
                        ports,
                        volumes,
                        modes,
                        limits.injectNull(0.3),
                        checks.injectNull(0.3),
                        policies.injectNull(0.3))
                .as(LikenessTest::whole);
    }

    private static ContainerCalls.Create whole(
            ContainerCalls.Create base,
            List<PortMapping> ports,
            List<ContainerCalls.VolumeOption> volumes,
            String mode,
            Resources limits,
            ContainerCalls.Healthcheck check,
            ContainerCalls.RestartPolicy policy) {
        boolean reached = mode.equals("chosen");
        Map<String, String> namespaces = new LinkedHashMap<>();
        namespaces.put("ipc", "container:c2");
        if (mode.equals("host") || mode.startsWith("container:")) {
            namespaces.put("net", mode);
        }
        return ContainerCallsCreateBuilder.builder(base)
                .networks(reached ? List.of("b") : mode.equals("none") ? List.of() : null)
                .namespaces(namespaces)
                .publish(reached && !ports.isEmpty() ? ports : null)
                .dns(reached ? new DnsOptions(List.of("10.9.0.1", "fd00::53"), List.of("example.org"), null) : null)
                .volumes(volumes.isEmpty() ? null : volumes)
                .resources(limits)
                .healthcheck(check)
                .restartPolicy(policy)
                .stopTimeout(2.5)
                .build();
    }

    private static Boolean on(boolean flag) {
        return flag ? true : null;
    }

    /** What the helper tells of a container that was asked for: everything, usual or not. */
    private static ContainerDetail told(ContainerCalls.Create asked) {
        Map<String, Object> config = new LinkedHashMap<>();
        put(config, "imageId", asked.image());
        put(config, "bundleId", asked.bundle());
        put(config, "rootfs", asked.rootfs() == null ? "/run/root" : asked.rootfs());
        config.put("labels", orElse(asked.labels(), Map.of()));
        config.put("annotations", orElse(asked.annotations(), Map.of()));
        config.put("command", asked.command());
        Map<String, String> joined = new LinkedHashMap<>();
        orElse(asked.namespaces(), Map.<String, String>of()).forEach((kind, whose) -> {
            if (whose.startsWith("container:")) {
                joined.put(kind, whose.substring("container:".length()));
            }
        });
        config.put("namespaces", joined);
        config.put("dependsOn", asked.dependsOn() == null ? List.of() : List.of("c1"));
        config.put("networks", orElse(asked.networks(), List.of()));
        config.put(
                "publish",
                orElse(asked.publish(), List.<PortMapping>of()).stream()
                        .map(LikenessTest::port)
                        .toList());
        DnsOptions dns = asked.dns();
        if (dns != null) {
            config.put(
                    "dns",
                    Map.of(
                            "servers",
                            orElse(dns.servers(), List.of()),
                            "search",
                            orElse(dns.search(), List.of()),
                            "options",
                            orElse(dns.options(), List.of())));
        }
        config.put("cgroupParent", asked.cgroupParent());
        config.put("stopSignal", asked.stopSignal() == null ? 15 : Integer.parseInt(asked.stopSignal()));
        config.put("stopTimeout", asked.stopTimeout());
        config.put("terminal", asked.terminal() != null);
        config.put("stdin", asked.stdin() != null);
        config.put("autoRemove", asked.autoRemove() != null);
        config.put("init", asked.init() != null);
        config.put("protected", asked.guarded() != null);
        config.put("logMaxSize", orElse(asked.logMaxSize(), -1L));
        ContainerCalls.RestartPolicy policy = asked.restartPolicy();
        config.put("restartPolicy", policy == null ? "no" : policy.name());
        config.put("restartRetries", policy == null ? 0 : orElse(policy.maxRetries(), 0));
        put(config, "healthcheck", asked.healthcheck() == null ? null : JSON.valueToTree(asked.healthcheck()));
        config.put(
                "volumes",
                orElse(asked.volumes(), List.<ContainerCalls.VolumeOption>of()).stream()
                        .map(LikenessTest::volume)
                        .toList());
        ObjectNode spec = JSON.createObjectNode();
        spec(asked, spec);
        // as it comes over the wire
        Map<String, Object> sent = JSON.convertValue(config, new TypeReference<>() {});
        return new ContainerDetail(
                ID,
                "web",
                Instant.EPOCH,
                null,
                sent,
                spec,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
    }

    private static PortMapping port(PortMapping asked) {
        return new PortMapping(
                asked.hostIp(), asked.hostPort(), asked.containerPort(), orElse(asked.protocol(), "tcp"));
    }

    private static VolumeUse volume(ContainerCalls.VolumeOption asked) {
        return new VolumeUse(
                "id-" + asked.name(), asked.name(), asked.destination(), orElse(asked.options(), List.of()));
    }

    private static void spec(ContainerCalls.Create asked, ObjectNode spec) {
        ObjectNode process = spec.putObject("process");
        List<String> env = new ArrayList<>(asked.image() == null ? List.of() : List.of("container=slipway"));
        env.addAll(orElse(asked.env(), List.of()));
        env.forEach(process.putArray("env")::add);
        String[] user = orElse(asked.user(), "0:0").split(":", -1);
        process.putObject("user").put("uid", Integer.parseInt(user[0])).put("gid", Integer.parseInt(user[1]));
        process.put("cwd", asked.workdir());
        if (asked.apparmor() != null) {
            process.put("apparmorProfile", asked.apparmor());
        }
        spec.put("hostname", orElse(asked.hostname(), ID.substring(0, 12)));
        spec.putObject("root").put("readonly", asked.readOnly() != null);
        ObjectNode linux = spec.putObject("linux");
        ArrayNode namespaces = linux.putArray("namespaces");
        boolean host = "host".equals(orElse(asked.namespaces(), Map.of()).get("net"));
        for (String type : List.of("pid", "ipc", "uts", "mount", "network")) {
            if (!host || !type.equals("network")) {
                namespaces.addObject().put("type", type);
            }
        }
        Resources limits = asked.resources();
        if (limits != null) {
            limits(limits, linux.putObject("resources"));
        }
    }

    private static void limits(Resources limits, ObjectNode resources) {
        ObjectNode cpu = resources.putObject("cpu");
        if (limits.cpus() != null) {
            cpu.put("quota", Math.round(limits.cpus() * 100_000)).put("period", 100_000);
        }
        cpu.put("shares", limits.cpuShares()).put("cpus", limits.cpuset());
        resources
                .putObject("memory")
                .put("limit", limits.memory())
                .put("swap", limits.memorySwap())
                .put("reservation", limits.memoryReservation());
        resources.putObject("pids").put("limit", limits.pidsLimit());
        resources.putObject("blockIO").put("weight", limits.blkioWeight());
    }

    private static <T> T orElse(T value, T otherwise) {
        return Objects.requireNonNullElse(value, otherwise);
    }

    private static void put(Map<String, Object> map, String key, Object value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    @Test
    void leavesOutWhatTheImageSaysAnyway() {
        ContainerDetail detail = told(ContainerCallsCreateBuilder.builder()
                .image("a1")
                .command(List.of("serve", "--port", "80"))
                .env(List.of("PATH=/bin", "MODE=fast"))
                .labels(Map.of("team", "shop", "mine", "1"))
                .workdir("/srv")
                .stopTimeout(10.0)
                .networks(List.of("a"))
                .build());
        ImageDetail.Config image = new ImageDetail.Config(
                List.of("serve"),
                List.of("--port", "80"),
                List.of("PATH=/bin"),
                "",
                "/srv",
                Map.of("team", "shop"),
                null,
                List.of(),
                List.of(),
                null);

        ContainerCalls.Create request = like(detail, image).request();

        assertThat(request)
                .isEqualTo(ContainerCallsCreateBuilder.builder()
                        .name("web-2")
                        .image("a1")
                        .env(List.of("MODE=fast"))
                        .labels(Map.of("mine", "1"))
                        .stopTimeout(10.0)
                        .networks(List.of("a"))
                        .build());
    }

    @Test
    void proposesTheNextNameThatIsFree() {
        world.apply(List.of(new WorldUpdate(
                2,
                false,
                true,
                true,
                List.of(new Entry("container", "c3", Containers.container("c3", "web-2", "running"))))));

        assertThat(Likeness.freeName("web", world)).isEqualTo("web-3");
        assertThat(Likeness.freeName("web-2", world)).isEqualTo("web-3");
        assertThat(Likeness.freeName("redis", world)).isEqualTo("redis-2");
        assertThat(Likeness.freeName("v-2024", world)).isEqualTo("v-2025");
    }

    @Test
    void saysWhatBecomesOfAnImageOfTheSameNameAndAsksForAName() {
        CommitForm form = new CommitForm(ID);
        assertThat(form.soundProperty().get()).isFalse();
        form.image.set("Web");
        assertThat(form.image.messageProperty().get()).isNotEmpty();
        form.image.set("web@sha256:" + "0".repeat(64));
        assertThat(form.image.messageProperty().get()).contains("@");
        form.image.set(" registry.example/team/web:1 ");
        assertThat(form.soundProperty().get()).isTrue();
        assertThat(CommitForm.taken("web", world)).isEmpty();
        assertThat(form.request().image()).isEqualTo("registry.example/team/web:1");
        assertThat(form.request().author()).isNull();
    }
}
