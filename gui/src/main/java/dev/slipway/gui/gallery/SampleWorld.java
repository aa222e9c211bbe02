package dev.slipway.gui.gallery;

import dev.slipway.gui.world.World;
import dev.slipway.gui.world.WorldUpdate;
import dev.slipway.gui.world.WorldUpdate.Entry;
import dev.slipway.protocol.model.BundleSummary;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.ContainerSummaryBuilder;
import dev.slipway.protocol.model.Event;
import dev.slipway.protocol.model.ExecSummary;
import dev.slipway.protocol.model.NetworkAddress;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.protocol.model.PodSummary;
import dev.slipway.protocol.model.PortMapping;
import dev.slipway.protocol.model.VolumeUse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A made-up world with everything that containers can show: health, restarts, protection, exec sessions, events. */
final class SampleWorld {
    static final String UNHEALTHY = id(1);
    static final String POD = id(30);

    private SampleWorld() {}

    static World full() {
        World world = new World();
        List<Entry> entries = new ArrayList<>();
        containers().forEach(container -> entries.add(new Entry("container", container.id(), container)));
        pods().forEach(pod -> entries.add(new Entry("pod", pod.id(), pod)));
        SampleObjects.images().forEach(image -> entries.add(new Entry("image", image.id(), image)));
        SampleObjects.volumes().forEach(volume -> entries.add(new Entry("volume", volume.id(), volume)));
        networks().forEach(network -> entries.add(new Entry("network", network.name(), network)));
        execs().forEach(exec -> entries.add(new Entry("exec", exec.id(), exec)));
        entries.add(new Entry("bundle", id(50), bundle(50, "web")));
        entries.add(new Entry("bundle", id(51), bundle(51, "redis")));
        SampleCheckpoints.all().forEach(each -> entries.add(new Entry("checkpoint", each.id(), each)));
        List<Event> events = Stream.concat(events().stream(), SampleCheckpoints.events().stream())
                .sorted(Comparator.comparing(Event::time))
                .toList();
        for (int i = 0; i < events.size(); i++) {
            entries.add(new Entry("event", "1." + i, events.get(i)));
        }
        world.apply(List.of(new WorldUpdate(1, true, true, true, entries)));
        return world;
    }

    static World empty() {
        World world = new World();
        world.apply(List.of(new WorldUpdate(1, true, true, true, List.of())));
        return world;
    }

    static String id(int number) {
        return "%012x".formatted(0x7f3a_9c51_0000L + number).repeat(6).substring(0, 64);
    }

    private static List<ContainerSummary> containers() {
        return List.of(
                container(0, "web-1", "running")
                        .health("healthy")
                        .restartPolicy("always")
                        .guarded(true)
                        .build(),
                container(1, "shop-api", "running")
                        .health("unhealthy")
                        .restartPolicy("on-failure:5")
                        .restartCount(3)
                        .build(),
                container(2, "search", "running")
                        .health("starting")
                        .networks(List.of(new NetworkAddress(
                                "slipway", "eth0", "0a:58:0a:5a:00:09", List.of("10.90.0.9/24"), "10.90.0.1")))
                        .ports(List.of(new PortMapping(null, 9200, 9200, "tcp")))
                        .build(),
                container(3, "redis", "running").guarded(true).build(),
                container(4, "batch-import-of-the-whole-catalogue", "exited")
                        .exitCode(137)
                        .restartPolicy("on-failure:3")
                        .restartCount(2)
                        .build(),
                container(5, "migrate", "exited").exitCode(0).build(),
                container(6, "queue", "paused").health("healthy").build(),
                container(7, "new", "configured").build(),
                member(20, "shop-infra", "running")
                        .infra(true)
                        .networks(List.of(new NetworkAddress(
                                "slipway", "eth0", "0a:58:0a:5a:00:07", List.of("10.90.0.7/24"), "10.90.0.1")))
                        .ports(List.of(
                                new PortMapping(null, 8080, 80, "tcp"), new PortMapping("127.0.0.1", 5353, 53, "udp")))
                        .build(),
                member(21, "shop-setup", "exited")
                        .initContainer("always")
                        .exitCode(0)
                        .build(),
                member(22, "shop-db", "running").memoryLimit(268_435_456L).build(),
                member(23, "shop-web", "running").dependsOn(List.of(id(22))).build(),
                member(24, "shop-mailer", "exited")
                        .exitCode(137)
                        .oomKilled(true)
                        .dependsOn(List.of(id(22)))
                        .error("could not start: the port 25 is used by another program (postfix, pid 812)")
                        .build());
    }

    private static ContainerSummaryBuilder member(int number, String name, String status) {
        return container(number, name, status).pod(POD);
    }

    private static List<PodSummary> pods() {
        return List.of(
                new PodSummary(
                        POD,
                        "shop",
                        "degraded",
                        Instant.now().minusSeconds(7200),
                        Map.of("app", "shop", "stage", "test"),
                        id(20),
                        List.of(id(20), id(21), id(22), id(23), id(24)),
                        List.of("net", "ipc", "uts"),
                        "shop",
                        List.of("slipway"),
                        "stop",
                        null),
                new PodSummary(
                        id(31),
                        "empty",
                        "created",
                        Instant.now().minusSeconds(60),
                        Map.of(),
                        null,
                        List.of(),
                        List.of(),
                        "empty",
                        List.of(),
                        "continue",
                        null));
    }

    private static List<NetworkSummary> networks() {
        return List.of(
                new NetworkSummary("slipway", "bridge", List.of("10.90.0.0/24"), "slipway0", true),
                new NetworkSummary("backend", "bridge", List.of("10.91.0.0/24"), "slipway1", false));
    }

    /** The end of a container by lack of memory, with its last minute. */
    static Event oom() {
        List<Long> usage = IntStream.range(0, 60)
                .mapToObj(second -> (150L << 20) + 32_000L * second * second)
                .toList();
        return new Event(
                2,
                Instant.now(),
                "container",
                "oom",
                UNHEALTHY,
                "shop-api",
                Map.of("process", "java", "pid", 4725, "memory", 251_658_240L, "limit", 268_435_456L, "usage", usage));
    }

    /** Tells the world of an event. */
    static void tell(World world, Event event) {
        world.apply(List.of(new WorldUpdate(2, false, true, true, List.of(new Entry("event", "2.0", event)))));
    }

    private static ContainerSummaryBuilder container(int number, String name, String status) {
        boolean runs = status.equals("running") || status.equals("paused");
        return ContainerSummaryBuilder.builder()
                .id(id(number))
                .name(name)
                .status(status)
                .pid(runs ? 4711 + number : null)
                .bundle(number % 2 == 0 ? "web" : "redis")
                .rootfs("/var/lib/slipway/bundles/" + name)
                .command(List.of("/bin/sh", "-c", "serve --port 8080"))
                .created(Instant.now().minusSeconds(4000L * (number + 1)))
                .startedAt(status.equals("configured") ? null : Instant.now().minusSeconds(300))
                .labels(Map.of("app", "shop"))
                .networks(List.of())
                .ports(List.of())
                .dependsOn(List.of())
                .namespaces(Map.of())
                .image(number == 2 ? SampleObjects.WEB : null)
                .imageId(number == 2 ? SampleObjects.image(0) : null)
                .joins(number < 4 ? List.of("slipway") : List.of())
                .volumes(
                        number == 3
                                ? List.of(
                                        new VolumeUse(SampleObjects.volume(0), "data", "/var/lib/redis", List.of("ro")))
                                : List.of())
                .memoryLimit(number == 1 ? 536_870_912L : null)
                .cpuLimit(number == 1 ? 1.5 : null);
    }

    private static BundleSummary bundle(int number, String name) {
        return new BundleSummary(
                id(number),
                name,
                Instant.now(),
                "copy",
                "/var/lib/slipway/bundles/" + name,
                4096,
                List.of("/bin/sh"),
                null,
                false);
    }

    private static List<ExecSummary> execs() {
        return List.of(
                exec(100, "running", null, "sh", "-c", "while true; do date; sleep 5; done"),
                exec(101, "stopped", 0, "ls", "-l", "/etc"),
                exec(102, "stopped", 127, "sh", "-c", "no-such-program --help"));
    }

    private static ExecSummary exec(int number, String status, @Nullable Integer code, String... command) {
        return new ExecSummary(
                id(number),
                UNHEALTHY,
                List.of(command),
                false,
                number == 101 ? "1000" : null,
                status,
                code == null ? 5000 + number : null,
                code,
                Instant.now(),
                Instant.now().minusSeconds(60),
                code == null ? null : Instant.now().minusSeconds(20));
    }

    private static List<Event> events() {
        return List.of(
                event(900, "bundle", "import", "web", Map.of()),
                event(880, "container", "create", "web-1", Map.of()),
                event(870, "container", "start", "web-1", Map.of()),
                event(700, "container", "health", "shop-api", Map.of("healthStatus", "unhealthy")),
                event(690, "container", "kill", "shop-api", Map.of("signal", "SIGTERM")),
                event(680, "container", "died", "shop-api", Map.of("exitCode", 143)),
                event(670, "container", "restart", "shop-api", Map.of("restartCount", 3)),
                event(600, "container", "oom", "batch", Map.of()),
                event(590, "container", "died", "batch", Map.of("exitCode", 137)),
                event(500, "container", "exec", "shop-api", Map.of("execId", id(101))),
                event(490, "container", "exec_died", "shop-api", Map.of("exitCode", 0, "execId", id(101))),
                event(300, "container", "update", "redis", Map.of()),
                event(200, "container", "rename", "redis", Map.of("oldName", "cache")),
                event(100, "container", "health", "web-1", Map.of("healthStatus", "healthy")),
                event(60, "container", "refresh", "queue", Map.of()),
                event(30, "pod", "stop", "shop", Map.of()));
    }

    private static Event event(long ago, String type, String action, String name, Map<String, Object> attributes) {
        return new Event(
                1, Instant.now().minusSeconds(ago), type, action, id(name.equals("web-1") ? 0 : 1), name, attributes);
    }
}
