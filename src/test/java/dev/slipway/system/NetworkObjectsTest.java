package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.call.NetworkCalls;
import dev.slipway.protocol.call.NetworkCallsCreateBuilder;
import dev.slipway.protocol.model.NetworkAddress;
import dev.slipway.protocol.model.NetworkDetail;
import dev.slipway.protocol.model.NetworkOptions;
import dev.slipway.protocol.model.NetworkRange;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.protocol.model.PortMapping;
import dev.slipway.protocol.rpc.RpcException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Networks that a client makes, containers on them, and what the machine has of them. */
class NetworkObjectsTest extends WholeSystemTest {
    /** Why the helper would not. */
    private record Refusal(String kind, String message) {}

    private final Map<String, Integer> pids = new HashMap<>();
    private String before;
    private HelperProcess helper;
    private Client client;
    private String web;
    private String hello;

    @BeforeEach
    void start() throws IOException {
        before = filters();
        helperFolder().configure("config_dir = \"" + folder().resolve("net.d") + "\"\n");
        helper = startHelper();
        client = new Client(helper.connect());
        var bundles = DemonstrationBundles.in(folder());
        web = imported(bundles.web(), "web");
        hello = imported(bundles.running("sleep", "/bin/busybox", "sleep", "1000"), "sleep");
    }

    @AfterEach
    void end() {
        client.containers().forEach(container -> client.remove(container.id()));
        for (var network : client.call(NetworkCalls.LIST)) {
            if (network.ours()) {
                client.call(NetworkCalls.REMOVE, new NetworkCalls.Remove(network.name(), true));
            }
        }
        client.close();
        assertThat(filters()).as("rules of the packet filter").isEqualTo(before);
    }

    @Test
    @Tag("R-NET-10")
    void aNetworkIsMadeToldOfAndRemovedWithAllThatIsItsOwn() throws IOException {
        var name = network("front");
        var world = new WatchedWorld();
        world.watch(client.connection());
        client.call(
                NetworkCalls.CREATE,
                NetworkCallsCreateBuilder.builder(NetworkCalls.Create.named(name))
                        .labels(Map.of("tier", "front"))
                        .isolated(true)
                        .mtu(1400)
                        .build());
        var summary = summary(name);
        assertThat(summary.driver()).isEqualTo("bridge");
        assertThat(summary.labels()).containsEntry("tier", "front");
        assertThat(summary.ours()).isTrue();
        assertThat(summary.names()).isTrue();
        assertThat(summary.subnets()).singleElement().asString().matches("10\\.90\\.\\d+\\.0/24");
        assertThat(folder().resolve("net.d").resolve(name + ".conflist")).exists();

        var podman = Programs.run(
                "podman", "--network-config-dir", folder().resolve("net.d").toString(), "network", "inspect", name);
        assertThat(podman).contains("\"tier\": \"front\"", summary.subnets().get(0), "\"dns_enabled\": true");

        var container = created(hello, "one", List.of(name), Map.of(), List.of());
        client.start(container);
        assertThat(Programs.run("ip", "link", "show", summary.bridge())).contains("mtu 1400");
        var refused = refused(() -> client.call(NetworkCalls.REMOVE, new NetworkCalls.Remove(name, null)));
        assertThat(refused.kind()).isEqualTo("IN_USE");
        assertThat(refused.message()).contains("container one");
        client.call(NetworkCalls.REMOVE, new NetworkCalls.Remove(name, true));
        assertThat(client.containers()).isEmpty();
        assertThat(client.call(NetworkCalls.LIST))
                .extracting(NetworkSummary::name)
                .doesNotContain(name);
        var changes = new CopyOnWriteArrayList<String>();
        await().untilAsserted(() -> {
            world.taken().stream()
                    .flatMap(notice -> notice.changes() == null ? Stream.empty() : notice.changes().stream())
                    .filter(change -> change.kind().equals("network"))
                    .forEach(change -> changes.add(change.op() + " " + change.id()));
            assertThat(changes).containsExactly("put " + name, "delete " + name);
        });
        assertThat(Path.of("/sys/class/net", summary.bridge())).doesNotExist();
        assertThat(Path.of("/var/lib/cni/networks", name)).doesNotExist();
        assertThat(Path.of("/run/containers/cni/dnsname", name)).doesNotExist();
        try (var files = Files.list(folder().resolve("net.d"))) {
            assertThat(files.map(file -> file.getFileName().toString())).allMatch("cni.lock"::equals, "podman's lock");
        }
        assertThat(filters()).isEqualTo(before);
    }

    @Test
    @Tag("R-NET-11")
    void whatCannotBeIsRefusedAndSaysWhatIsInTheWay() {
        var first = network("first");
        client.call(NetworkCalls.CREATE, NetworkCalls.Create.named(first, "10.97.5.0/24"));
        assertThat(refusedNetwork(NetworkCalls.Create.named(first)).kind()).isEqualTo("NETWORK_EXISTS");
        var overlapping = refusedNetwork(NetworkCalls.Create.named(network("second"), "10.97.0.0/16"));
        assertThat(overlapping.kind()).isEqualTo("IN_USE");
        assertThat(overlapping.message()).contains("10.97.5.0/24", "the network " + first);
        var own = hostRange();
        assertThat(refusedNetwork(NetworkCalls.Create.named(network("second"), own))
                        .message())
                .contains("overlaps");
        assertThat(refusedNetwork(NetworkCalls.Create.named(network("second"), "10.97.6.0"))
                        .kind())
                .isEqualTo("INVALID_ARGUMENT");
        assertThat(refusedNetwork(new NetworkCalls.Create(
                                network("second"),
                                null,
                                List.of(new NetworkRange("10.97.6.0/24", "10.98.0.1", null, null)),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null))
                        .message())
                .contains("gateway is 10.98.0.1");
        assertThat(refusedNetwork(NetworkCallsCreateBuilder.builder(NetworkCalls.Create.named(network("second")))
                                .driver("macvlan")
                                .parent("nowhere0")
                                .build())
                        .message())
                .contains("there is no interface \"nowhere0\"");
        var gone = refused(() -> client.call(
                NetworkCalls.REMOVE,
                new NetworkCalls.Remove(helperFolder().network().name(), true)));
        assertThat(gone.kind()).isEqualTo("NOT_PERMITTED");
        assertThat(client.call(NetworkCalls.LIST)).hasSize(2);
    }

    @Test
    @Tag("R-NET-12")
    void containersOnANetworkFindEachOtherByNameAndAddress() throws Exception {
        var name = network("front");
        client.call(NetworkCalls.CREATE, NetworkCalls.Create.named(name));
        var server = created(
                web, "shop", List.of(name), Map.of(name, new NetworkOptions(null, null, List.of("store"))), List.of());
        client.start(server);
        client.awaitLine(server, "Serving");
        var visitor = created(hello, "visitor", List.of(name), Map.of(), List.of());
        client.start(visitor);

        var address = host(place(server, name));
        for (var target : List.of(address, "shop", "store", server.substring(0, 12))) {
            assertThat(fetched(visitor, "http://" + target + ":8080/"))
                    .as(target)
                    .contains("Served from");
        }
        var member = inspected(name).members();
        assertThat(member).extracting(NetworkDetail.Member::name).containsExactly("shop", "visitor");
        assertThat(member.get(0).place().addresses().get(0)).startsWith(address + "/");
        assertThat(member.get(0).aliases()).containsExactly("store");
        client.stop(server);
        assertThat(Programs.run(inside(visitor, "getent hosts shop || echo unknown")))
                .contains("unknown");
    }

    @Test
    @Tag("R-NET-12")
    void aContainerOnSeveralNetworksFindsTheMembersOfEachByName() throws Exception {
        var front = network("front");
        var back = network("back");
        client.call(NetworkCalls.CREATE, NetworkCalls.Create.named(front));
        client.call(
                NetworkCalls.CREATE,
                NetworkCallsCreateBuilder.builder(NetworkCalls.Create.named(back))
                        .internal(true)
                        .build());
        var both = created(hello, "both", List.of(front, back), Map.of(), List.of());
        client.start(both);
        assertThat(client.summary(both).networks())
                .extracting(NetworkAddress::interfaceName)
                .containsExactly("eth0", "eth1");
        for (var network : List.of(front, back)) {
            var server = created(web, "on-" + network, List.of(network), Map.of(), List.of());
            client.start(server);
            client.awaitLine(server, "Serving");
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(fetched(both, "http://on-" + network + ":8080/"))
                            .contains("Served from"));
        }
        assertThat(Programs.run(inside(both, "ip route"))).contains("default via");
        client.stop(client.containers().stream()
                .filter(each -> each.name().equals("on-" + back))
                .findFirst()
                .orElseThrow()
                .id());
        await().untilAsserted(() ->
                assertThat(Programs.run(inside(both, "cat /etc/hosts"))).doesNotContain("on-" + back));
    }

    @Test
    @Tag("R-NET-13")
    void wantedAddressesHardwareAddressAndIpv6AreHad() throws Exception {
        var name = network("six");
        client.call(
                NetworkCalls.CREATE,
                NetworkCallsCreateBuilder.builder(NetworkCalls.Create.named(name, "10.97.7.0/24", "fd97:7::/64"))
                        .build());
        var options = new NetworkOptions(List.of("10.97.7.77", "fd97:7::77"), "02:00:5e:00:00:77", List.of());
        var server = created(web, "shop", List.of(name), Map.of(name, options), List.of());
        client.start(server);
        client.awaitLine(server, "Serving");
        var place = place(server, name);
        assertThat(place.addresses()).containsExactlyInAnyOrder("10.97.7.77/24", "fd97:7::77/64");
        assertThat(place.mac()).isEqualTo("02:00:5e:00:00:77");
        var visitor = created(hello, "visitor", List.of(name), Map.of(), List.of());
        client.start(visitor);
        assertThat(fetched(visitor, "http://[fd97:7::77]:8080/")).contains("Served from");

        var wrong = refused(() -> created(
                hello,
                "wrong",
                List.of(name),
                Map.of(name, new NetworkOptions(List.of("10.98.7.7"), "xx", List.of())),
                List.of()));
        assertThat(wrong.kind()).isEqualTo("INVALID_ARGUMENT");
        var taken = created(
                hello,
                "taken",
                List.of(name),
                Map.of(name, new NetworkOptions(List.of("10.97.7.77"), null, null)),
                List.of());
        assertThat(refused(() -> client.start(taken)).kind()).isEqualTo("NETWORK");
        assertThat(client.summary(taken).status()).isEqualTo("configured");
    }

    @Test
    @Tag("R-NET-14")
    void aPublishedPortAnswersAndOneThatIsTakenIsRefusedBefore() throws Exception {
        var name = network("front");
        client.call(NetworkCalls.CREATE, NetworkCalls.Create.named(name));
        int port = freePort();
        var mapping = new PortMapping("127.0.0.1", port, 8080, "tcp");
        var server = created(web, "shop", List.of(name), Map.of(), List.of(mapping));
        var rival = created(web, "rival", List.of(name), Map.of(), List.of(new PortMapping(null, port, 8080, "tcp")));
        client.start(server);
        client.awaitLine(server, "Serving");
        assertThat(page("http://127.0.0.1:" + port + "/")).contains("Served from");

        var late = refused(() -> client.start(rival));
        assertThat(late.kind()).isEqualTo("IN_USE");
        assertThat(late.message()).contains(port + "/tcp", "container shop");
        assertThat(client.summary(rival).networks()).isEmpty();
        assertThat(refused(() -> created(web, "third", List.of(name), Map.of(), List.of(mapping)))
                        .message())
                .contains("container shop");
        client.stop(server);
        client.start(rival);
        client.stop(rival);

        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var held = new PortMapping(null, socket.getLocalPort(), 8080, null);
            var refused = refused(() -> created(web, "third", List.of(name), Map.of(), List.of(held)));
            assertThat(refused.kind()).isEqualTo("IN_USE");
            assertThat(refused.message())
                    .contains("the program java (pid " + ProcessHandle.current().pid() + ")");
        }
        var range = new PortMapping("127.0.0.1", port, 8080, "tcp", 3);
        var several = created(web, "several", List.of(name), Map.of(), List.of(range));
        assertThat(client.summary(several).ports())
                .extracting(PortMapping::hostPort)
                .containsExactly(port, port + 1, port + 2);
    }

    @Test
    @Tag("R-NET-07")
    void aContainerThatRunsIsConnectedAndDisconnected() throws Exception {
        var front = network("front");
        var back = network("back");
        client.call(NetworkCalls.CREATE, NetworkCalls.Create.named(front));
        client.call(NetworkCalls.CREATE, NetworkCalls.Create.named(back));
        var server = created(web, "shop", List.of(back), Map.of(), List.of());
        client.start(server);
        client.awaitLine(server, "Serving");
        var visitor = created(hello, "visitor", List.of(front), Map.of(), List.of());
        client.start(visitor);

        client.call(
                NetworkCalls.CONNECT,
                new NetworkCalls.Connect(back, "visitor", new NetworkOptions(null, null, List.of("guest"))));
        assertThat(place(visitor, back).interfaceName()).isEqualTo("eth1");
        await().untilAsserted(
                        () -> assertThat(fetched(visitor, "http://shop:8080/")).contains("Served from"));
        assertThat(refused(() -> client.call(NetworkCalls.CONNECT, new NetworkCalls.Connect(back, "visitor", null)))
                        .kind())
                .isEqualTo("IN_USE");

        client.call(NetworkCalls.DISCONNECT, new NetworkCalls.Disconnect(front, "visitor", null));
        assertThat(client.summary(visitor).networks())
                .extracting(NetworkAddress::network)
                .containsExactly(back);
        assertThat(Programs.run(inside(visitor, "ip link")))
                .doesNotContain("eth0")
                .contains("eth1");
        assertThat(Programs.run(inside(visitor, "ip route")))
                .as("the way out leads through the network that is left")
                .contains("default via");
        assertThat(fetched(visitor, "http://shop:8080/")).contains("Served from");
        assertThat(refused(() -> client.call(
                                NetworkCalls.DISCONNECT, new NetworkCalls.Disconnect(front, "visitor", null)))
                        .kind())
                .isEqualTo("INVALID_ARGUMENT");
        client.call(NetworkCalls.DISCONNECT, new NetworkCalls.Disconnect(front, "visitor", true));

        client.stop(visitor);
        client.start(visitor);
        assertThat(client.summary(visitor).networks())
                .extracting(NetworkAddress::network, NetworkAddress::interfaceName)
                .containsExactly(tuple(back, "eth0"));
        var alone = created(hello, "alone", null, Map.of(), List.of());
        client.start(alone);
        var refused = refused(() -> client.call(NetworkCalls.CONNECT, new NetworkCalls.Connect(back, "alone", null)));
        assertThat(refused.kind()).isEqualTo("STATE_INVALID");
        client.stop(alone);
        client.call(NetworkCalls.CONNECT, new NetworkCalls.Connect(back, "alone", null));
        client.start(alone);
        assertThat(client.summary(alone).networks()).hasSize(1);
    }

    @Test
    @Tag("R-NET-12")
    void namesGoOnThroughTheDeathOfTheHelperAndOfTheNameServer() throws Exception {
        var name = network("front");
        client.call(NetworkCalls.CREATE, NetworkCalls.Create.named(name));
        var server = created(web, "shop", List.of(name), Map.of(), List.of());
        client.start(server);
        client.awaitLine(server, "Serving");
        var pid = Files.readString(Path.of("/run/containers/cni/dnsname", name, "pidfile"))
                .strip();
        var address = host(place(server, name));
        var lookup = inside(server, "getent ahosts shop");
        helper.kill9();
        client.close();
        assertThat(Programs.run(lookup)).contains(address);
        Programs.run("kill", "-9", pid);
        helper = startHelper();
        client = new Client(helper.connect());
        assertThat(Programs.run(lookup)).contains(address);
    }

    private String imported(Path bundle, String name) throws IOException {
        for (var file : List.of("hosts", "resolv.conf")) {
            Files.createDirectories(bundle.resolve("rootfs/etc"));
            Files.writeString(bundle.resolve("rootfs/etc").resolve(file), "");
        }
        return client.importInPlace(bundle, name);
    }

    private String network(String name) {
        return folder().name() + "-" + name;
    }

    private String created(
            String bundle,
            String name,
            List<String> networks,
            Map<String, NetworkOptions> options,
            List<PortMapping> publish) {
        var request = ContainerCallsCreateBuilder.builder(ContainerCalls.Create.fromBundle(bundle, name))
                .networks(networks)
                .networkOptions(options)
                .publish(publish)
                .stopSignal("KILL")
                .build();
        return client.call(ContainerCalls.CREATE, request).id();
    }

    private NetworkSummary summary(String name) {
        return client.call(NetworkCalls.LIST).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private NetworkDetail inspected(String name) {
        return client.call(NetworkCalls.INSPECT, new Common.Id(name));
    }

    private NetworkAddress place(String container, String network) {
        return client.summary(container).networks().stream()
                .filter(each -> each.network().equals(network))
                .findFirst()
                .orElseThrow();
    }

    private static String host(NetworkAddress place) {
        return place.addresses().get(0).replaceFirst("/.*", "");
    }

    /** A program of the host in the network of a container, with what that has in /etc to find others. */
    private String[] inside(String container, String command) {
        int pid =
                pids.computeIfAbsent(container, id -> client.inspect(id).state().pid());
        var etc = helperFolder().runRoot().resolve("containers").resolve(container) + "/";
        return new String[] {
            "unshare",
            "-m",
            "sh",
            "-ec",
            "mount --bind " + etc + "hosts /etc/hosts; mount --bind " + etc + "resolv.conf /etc/resolv.conf; "
                    + "exec nsenter -t " + pid + " -n sh -c \"$1\"",
            "sh",
            command
        };
    }

    private String fetched(String container, String url) {
        pids.remove(container);
        return Programs.run(inside(container, "curl --globoff -sS -m 5 " + url));
    }

    private static Refusal refused(ThrowingCallable step) {
        var refused = catchThrowableOfType(RpcException.class, step);
        return new Refusal(refused.kind().orElseThrow().name(), String.valueOf(refused.getMessage()));
    }

    private Refusal refusedNetwork(NetworkCalls.Create wanted) {
        return refused(() -> client.call(NetworkCalls.CREATE, wanted));
    }

    /** A range that contains an address of the host. */
    private static String hostRange() {
        return Programs.run("ip", "-o", "-4", "address", "show", "scope", "global")
                .lines()
                .map(line -> line.trim().split("\\s+", -1)[3])
                .findFirst()
                .orElseThrow();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String page(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** The rules of the packet filter that name a network of this test, or a bridge that was named for one. */
    private String filters() {
        return Programs.run(
                "bash",
                "-c",
                "(iptables-save; ip6tables-save) | grep -E '^-A .*( slip[0-9]+ |" + folder().name() + ")' || true");
    }
}
