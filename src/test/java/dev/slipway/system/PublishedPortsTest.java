package dev.slipway.system;

import static dev.slipway.system.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.call.PodCallsCreateBuilder;
import dev.slipway.protocol.model.PortMapping;
import dev.slipway.protocol.rpc.ErrorKind;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ports of the host that lead to containers and pods. */
class PublishedPortsTest extends NetworkedTest {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int TIMEOUT_MILLIS = 500;

    @Test
    @Tag("R-NET-14")
    void aPodWithTwoPublishedPortsAnswersAtBoth() throws Exception {
        int first = NetworkedContainers.freePort();
        int second = NetworkedContainers.freePort();
        pod("shop", new PortMapping(LOOPBACK, first, 8080, "tcp"), new PortMapping(null, second, 8080, "tcp"));
        var web = client().call(ContainerCalls.CREATE, ContainerCalls.Create.fromBundle(web(), "web", "shop", null))
                .id();
        client().call(PodCalls.START, new Common.Id("shop"));
        client().awaitLine(web, "Serving");
        assertThat(NetworkedContainers.page("http://127.0.0.1:" + first + "/")).contains("Served from");
        assertThat(NetworkedContainers.page("http://127.0.0.1:" + second + "/")).contains("Served from");
        var other = hostAddress();
        assertThat(NetworkedContainers.page("http://" + other + ":" + second + "/"))
                .contains("Served from");
        assertThat(refuses(other, first))
                .as("it is published at 127.0.0.1 alone")
                .isTrue();

        assertRefused(
                () -> pod("rival", new PortMapping(null, first, 80, "tcp")),
                ErrorKind.IN_USE,
                first + "/tcp",
                "pod shop");
        client().call(PodCalls.STOP, new PodCalls.Stop("shop", 0.0));
        assertThat(refuses(LOOPBACK, second)).isTrue();
        pod("rival", new PortMapping(null, first, 80, "tcp"));
        client().call(PodCalls.START, new Common.Id("rival"));
        assertThat(client().call(PodCalls.START, new Common.Id("shop")).containers())
                .extracting(PodCalls.Outcome::error)
                .anySatisfy(error -> assertThat(error).contains(LOOPBACK + ":" + first + "/tcp", "pod rival"));
        for (var pod : List.of("shop", "rival")) {
            client().call(PodCalls.REMOVE, new PodCalls.Remove(pod, true, 0.0));
        }
    }

    @Test
    @Tag("R-NET-14")
    void aRangeOfUdpPortsAtAnAddressOfTheHostAnswers() throws Exception {
        var front = network("front");
        int port = freeUdpPorts();
        var server = containers()
                .created(
                        sleeping(),
                        "echo",
                        List.of(front),
                        Map.of(),
                        List.of(new PortMapping(LOOPBACK, port, 9000, "udp", 3)));
        client().start(server);
        for (int i = 0; i < 3; i++) {
            var answering = new ProcessBuilder(containers()
                            .inside(
                                    server,
                                    "exec socat UDP-RECVFROM:" + (9000 + i) + ",fork \"SYSTEM:read line; echo " + i
                                            + " \\$line\""))
                    .start();
            try {
                var expected = i + " hail\n";
                int at = port + i;
                await().untilAsserted(() -> assertThat(answer(at, "hail\n")).isEqualTo(expected));
            } finally {
                answering.descendants().forEach(ProcessHandle::destroy);
                answering.destroy();
                answering.waitFor();
            }
        }
    }

    @Test
    @Tag("R-NET-14")
    void whatCannotBePublishedIsRefusedBeforeAnythingIsMade() throws Exception {
        var front = network("front");
        var hello = sleeping();
        try (var tcp = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK));
                var udp = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
            var us = "pid " + ProcessHandle.current().pid();
            assertTaken(hello, front, new PortMapping(null, tcp.getLocalPort(), 80, "tcp"), us);
            assertTaken(hello, front, new PortMapping(null, udp.getLocalPort(), 80, "udp"), us);
            assertTaken(hello, front, new PortMapping(LOOPBACK, tcp.getLocalPort() - 1, 80, "tcp", 2), us);
            containers()
                    .created(
                            hello,
                            "elsewhere",
                            List.of(front),
                            Map.of(),
                            List.of(new PortMapping("127.0.0.2", tcp.getLocalPort(), 80, "tcp")));
        }
        int port = NetworkedContainers.freePort();
        var twice = List.of(new PortMapping(null, port, 80, "tcp"), new PortMapping(LOOPBACK, port, 81, "tcp"));
        assertRefused(
                () -> containers().created(hello, "twice", List.of(front), Map.of(), twice),
                ErrorKind.INVALID_ARGUMENT,
                "published twice");
        assertRefused(
                () -> containers()
                        .created(
                                hello,
                                "many",
                                List.of(front),
                                Map.of(),
                                List.of(new PortMapping(null, 65_000, 1, null, 600))),
                ErrorKind.INVALID_ARGUMENT,
                "65535");
        assertRefused(
                () -> containers()
                        .created(
                                hello,
                                "odd",
                                List.of(front),
                                Map.of(),
                                List.of(new PortMapping("localhost", port, 80, null))),
                ErrorKind.INVALID_ARGUMENT,
                "localhost");
        var unconnected = ContainerCallsCreateBuilder.builder(ContainerCalls.Create.fromBundle(hello, "alone"))
                .publish(List.of(new PortMapping(null, port, 80, null)));
        assertRefused(() -> containers().created(unconnected), ErrorKind.INVALID_ARGUMENT, "network");
        assertThat(client().containers())
                .extracting(container -> container.name())
                .containsExactly("elsewhere");
    }

    private void assertTaken(String bundle, String network, PortMapping port, String holder) {
        assertRefused(
                () -> containers().created(bundle, "late", List.of(network), Map.of(), List.of(port)),
                ErrorKind.IN_USE,
                "could not publish port",
                holder);
    }

    private void pod(String name, PortMapping... ports) {
        client().call(
                        PodCalls.CREATE,
                        PodCallsCreateBuilder.builder()
                                .name(name)
                                .publish(List.of(ports))
                                .build());
    }

    private static String hostAddress() {
        return Programs.run("ip", "-o", "-4", "address", "show", "scope", "global")
                .lines()
                .map(line -> line.trim().split("\\s+", -1)[3].replaceFirst("/.*", ""))
                .findFirst()
                .orElseThrow();
    }

    private static boolean refuses(String host, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** The first of three that follow each other. */
    private static int freeUdpPorts() throws IOException {
        try (var first = new DatagramSocket(0)) {
            int port = first.getLocalPort();
            try (var second = new DatagramSocket(port + 1);
                    var third = new DatagramSocket(port + 2)) {
                assertThat(List.of(second.getLocalPort(), third.getLocalPort())).containsExactly(port + 1, port + 2);
                return port;
            }
        }
    }

    /** What comes back for one packet; null if nothing does. */
    private static @Nullable String answer(int port, String text) throws IOException {
        try (var socket = new DatagramSocket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName(LOOPBACK), port));
            var packet = new DatagramPacket(new byte[64], 64);
            socket.receive(packet);
            return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
        } catch (SocketTimeoutException e) {
            return null;
        }
    }
}
