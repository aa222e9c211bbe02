package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.Common;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    private String before;
    private HelperProcess helper;
    private Client client;
    private NetworkedContainers containers;
    private String web;
    private String hello;

    @BeforeEach
    void start() throws IOException {
        before = NetworkedContainers.filters(folder());
        helper = startHelper();
        connect();
        var bundles = DemonstrationBundles.in(folder());
        web = imported(bundles.web(), "web");
        hello = imported(bundles.running("sleep", "/bin/busybox", "sleep", "1000"), "sleep");
    }

    private void connect() {
        client = new Client(helper.connect());
        containers = new NetworkedContainers(client, helperFolder());
    }

    @AfterEach
    void end() {
        client.containers().forEach(container -> client.remove(container.id()));
        for (var network : client.call(NetworkCalls.LIST)) {
            if (network.removable()) {
                client.call(NetworkCalls.REMOVE, new NetworkCalls.Remove(network.name(), true));
            }
        }
        client.close();
        assertThat(NetworkedContainers.filters(folder()))
                .as("rules of the packet filter")
                .isEqualTo(before);
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
        assertThat(helperFolder().networks().resolve(name + ".conflist")).exists();

        var podman = Programs.run(
                "podman", "--network-config-dir", helperFolder().networks().toString(), "network", "inspect", name);
        assertThat(podman).contains("\"tier\": \"front\"", summary.subnets().get(0), "\"dns_enabled\": true");

        var container = containers.created(hello, "one", List.of(name), Map.of(), List.of());
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
        try (var files = Files.list(helperFolder().networks())) {
            assertThat(files.map(file -> file.getFileName().toString())).allMatch("cni.lock"::equals, "podman's lock");
        }
        assertThat(NetworkedContainers.filters(folder())).isEqualTo(before);
    }

    @Test
    @Tag("R-NET-10")
    void theDefaultNetworkIsTheHelpersAndTellsTheGatewayThatItsMembersHave() {
        var name = helperFolder().network().name();
        var member = containers.created(hello, "member", List.of(name), Map.of(), List.of());
        client.start(member);
        var told = inspected(name);
        assertThat(told.network().isDefault()).isTrue();
        assertThat(told.network().ours()).isTrue();
        assertThat(told.ranges())
                .singleElement()
                .extracting(NetworkRange::gateway)
                .isEqualTo(containers.place(member, name).gateway());
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
        var server = containers.created(
                web, "shop", List.of(name), Map.of(name, new NetworkOptions(null, null, List.of("store"))), List.of());
        client.start(server);
        client.awaitLine(server, "Serving");
        var visitor = containers.created(hello, "visitor", List.of(name), Map.of(), List.of());
        client.start(visitor);

        var address = NetworkedContainers.host(containers.place(server, name));
        for (var target : List.of(address, "shop", "store", server.substring(0, 12))) {
            assertThat(containers.fetched(visitor, "http://" + target + ":8080/"))
                    .as(target)
                    .contains("Served from");
        }
        var member = inspected(name).members();
        assertThat(member).extracting(NetworkDetail.Member::name).containsExactly("shop", "visitor");
        assertThat(member.get(0).place().addresses().get(0)).startsWith(address + "/");
        assertThat(member.get(0).aliases()).containsExactly("store");
        client.stop(server);
        assertThat(Programs.run(containers.inside(visitor, "getent hosts shop || echo unknown")))
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
        var both = containers.created(hello, "both", List.of(front, back), Map.of(), List.of());
        client.start(both);
        assertThat(client.summary(both).networks())
                .extracting(NetworkAddress::interfaceName)
                .containsExactly("eth0", "eth1");
        for (var network : List.of(front, back)) {
            var server = containers.created(web, "on-" + network, List.of(network), Map.of(), List.of());
            client.start(server);
            client.awaitLine(server, "Serving");
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(containers.fetched(both, "http://on-" + network + ":8080/"))
                            .contains("Served from"));
        }
        assertThat(Programs.run(containers.inside(both, "ip route"))).contains("default via");
        client.stop(client.containers().stream()
                .filter(each -> each.name().equals("on-" + back))
                .findFirst()
                .orElseThrow()
                .id());
        await().untilAsserted(() -> assertThat(Programs.run(containers.inside(both, "cat /etc/hosts")))
                .doesNotContain("on-" + back));
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
        var server = containers.created(web, "shop", List.of(name), Map.of(name, options), List.of());
        client.start(server);
        client.awaitLine(server, "Serving");
        var place = containers.place(server, name);
        assertThat(place.addresses()).containsExactlyInAnyOrder("10.97.7.77/24", "fd97:7::77/64");
        assertThat(place.mac()).isEqualTo("02:00:5e:00:00:77");
        var visitor = containers.created(hello, "visitor", List.of(name), Map.of(), List.of());
        client.start(visitor);
        assertThat(containers.fetched(visitor, "http://[fd97:7::77]:8080/")).contains("Served from");

        var wrong = refused(() -> containers.created(
                hello,
                "wrong",
                List.of(name),
                Map.of(name, new NetworkOptions(List.of("10.98.7.7"), "xx", List.of())),
                List.of()));
        assertThat(wrong.kind()).isEqualTo("INVALID_ARGUMENT");
        var taken = containers.created(
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
        int port = NetworkedContainers.freePort();
        var mapping = new PortMapping("127.0.0.1", port, 8080, "tcp");
        var server = containers.created(web, "shop", List.of(name), Map.of(), List.of(mapping));
        var rival = containers.created(
                web, "rival", List.of(name), Map.of(), List.of(new PortMapping(null, port, 8080, "tcp")));
        client.start(server);
        client.awaitLine(server, "Serving");
        assertThat(NetworkedContainers.page("http://127.0.0.1:" + port + "/")).contains("Served from");

        var late = refused(() -> client.start(rival));
        assertThat(late.kind()).isEqualTo("IN_USE");
        assertThat(late.message()).contains(port + "/tcp", "container shop");
        assertThat(client.summary(rival).networks()).isEmpty();
        assertThat(refused(() -> containers.created(web, "third", List.of(name), Map.of(), List.of(mapping)))
                        .message())
                .contains("container shop");
        client.stop(server);
        client.start(rival);
        client.stop(rival);

        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var held = new PortMapping(null, socket.getLocalPort(), 8080, null);
            var refused = refused(() -> containers.created(web, "third", List.of(name), Map.of(), List.of(held)));
            assertThat(refused.kind()).isEqualTo("IN_USE");
            assertThat(refused.message())
                    .contains("the program java (pid " + ProcessHandle.current().pid() + ")");
        }
        var range = new PortMapping("127.0.0.1", port, 8080, "tcp", 3);
        var several = containers.created(web, "several", List.of(name), Map.of(), List.of(range));
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
        var server = containers.created(web, "shop", List.of(back), Map.of(), List.of());
        client.start(server);
        client.awaitLine(server, "Serving");
        var visitor = containers.created(hello, "visitor", List.of(front), Map.of(), List.of());
        client.start(visitor);

        client.call(
                NetworkCalls.CONNECT,
                new NetworkCalls.Connect(back, "visitor", new NetworkOptions(null, null, List.of("guest"))));
        assertThat(containers.place(visitor, back).interfaceName()).isEqualTo("eth1");
        await().untilAsserted(() ->
                assertThat(containers.fetched(visitor, "http://shop:8080/")).contains("Served from"));
        assertThat(refused(() -> client.call(NetworkCalls.CONNECT, new NetworkCalls.Connect(back, "visitor", null)))
                        .kind())
                .isEqualTo("IN_USE");

        client.call(NetworkCalls.DISCONNECT, new NetworkCalls.Disconnect(front, "visitor", null));
        assertThat(client.summary(visitor).networks())
                .extracting(NetworkAddress::network)
                .containsExactly(back);
        assertThat(Programs.run(containers.inside(visitor, "ip link")))
                .doesNotContain("eth0")
                .contains("eth1");
        assertThat(Programs.run(containers.inside(visitor, "ip route")))
                .as("the way out leads through the network that is left")
                .contains("default via");
        assertThat(containers.fetched(visitor, "http://shop:8080/")).contains("Served from");
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
        var alone = containers.created(hello, "alone", null, Map.of(), List.of());
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
        var server = containers.created(web, "shop", List.of(name), Map.of(), List.of());
        client.start(server);
        client.awaitLine(server, "Serving");
        var pid = Files.readString(Path.of("/run/containers/cni/dnsname", name, "pidfile"))
                .strip();
        var address = NetworkedContainers.host(containers.place(server, name));
        var lookup = containers.inside(server, "getent ahosts shop");
        helper.kill9();
        client.close();
        assertThat(Programs.run(lookup)).contains(address);
        Programs.run("kill", "-9", pid);
        helper = startHelper();
        connect();
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

    private NetworkSummary summary(String name) {
        return client.call(NetworkCalls.LIST).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private NetworkDetail inspected(String name) {
        return client.call(NetworkCalls.INSPECT, new Common.Id(name));
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
}
