package dev.slipway.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Program;
import dev.slipway.runtime.os.ProgramRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real plugins, real namespaces, a bridge of the test's own. */
class NetworksTest {
    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String bridge = "swt" + unique;
    private Ip ip;
    private Path leases;
    private NetworkSettings settings;
    private Networks networks;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        ip = new Ip(folder.resolve("netns"));
        settings = new NetworkSettings(
                folder.resolve("networks"),
                folder.resolve("net.d"),
                List.of(Path.of("/usr/lib/cni")),
                "test-" + unique,
                bridge,
                "10.93.0.0/16",
                Duration.ofSeconds(20));
        networks = new Networks(settings);
        leases = Path.of("/var/lib/cni/networks", settings.defaultNetwork());
        ip.removes(bridge);
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        for (String container : networks.attached()) {
            networks.detach(container, null);
        }
        ip.close();
        if (Files.isDirectory(leases)) {
            try (Stream<Path> files = Files.list(leases)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(leases);
        }
    }

    private List<String> leased() throws IOException {
        if (!Files.isDirectory(leases)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(leases)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("10."))
                    .toList();
        }
    }

    private static String translation() {
        return rules("nat");
    }

    private static String rules(String table) {
        return new ProgramRunner()
                .run(Program.of(ErrorKind.NETWORK, List.of("iptables", "--wait", "-t", table, "-S")))
                .output();
    }

    private Attachment wish(String container, Path netns, PortMapping... ports) {
        return Attachment.of(container, "web", netns.toString(), List.of(networks.defaultName()), List.of(ports));
    }

    @Test
    @Tag("R-NET-01")
    @Tag("R-NET-03")
    @Tag("R-NET-06")
    void aNamespaceJoinsTheDefaultNetworkAndLeavesIt() throws IOException {
        Path netns = ip.namespace("a-" + unique);

        NetworkStatus status = networks.attach(wish("c-" + unique, netns)).get(0);

        assertThat(status.network()).isEqualTo(settings.defaultNetwork());
        assertThat(status.interfaceName()).isEqualTo("eth0");
        assertThat(status.addresses())
                .singleElement()
                .asString()
                .startsWith("10.93.")
                .endsWith("/24");
        assertThat(status.gateway()).startsWith("10.93.").endsWith(".1");
        assertThat(Ip.in(netns, "address", "show", "eth0"))
                .contains(status.addresses().get(0), String.valueOf(status.mac()));
        assertThat(Ip.exists(bridge)).isTrue();
        assertThat(leased()).containsExactly(status.addresses().get(0).replace("/24", ""));
        assertThat(networks.status("c-" + unique)).containsExactly(status);
        networks.check("c-" + unique);

        networks.detach("c-" + unique, netns.toString());

        assertThat(leased()).isEmpty();
        assertThat(networks.attached()).isEmpty();
        assertThat(Ip.in(netns, "link")).doesNotContain("eth0");
        networks.detach("c-" + unique, netns.toString());
    }

    @Test
    @Tag("R-NET-03")
    @Tag("R-NET-05")
    @Tag("R-NET-06")
    void anAddressIsGivenBackWhenTheNamespaceAndTheEngineAreGone() throws IOException {
        Path netns = ip.namespace("b-" + unique);
        networks.attach(wish("c-" + unique, netns, new PortMapping(null, 58080, 80, "tcp")));
        ip.delete(netns);
        Files.delete(settings.ownDir().resolve(settings.defaultNetwork() + ".conflist"));

        Networks reopened = new Networks(settings);

        assertThat(reopened.attached()).containsExactly("c-" + unique);
        assertThat(translation()).contains("c-" + unique);
        reopened.detach("c-" + unique, null);
        assertThat(leased()).isEmpty();
        assertThat(translation()).doesNotContain("c-" + unique, "10.93.");
        assertThat(reopened.attached()).isEmpty();
    }

    @Test
    @Tag("R-NET-01")
    @Tag("R-NET-05")
    void aJoinCutShortByACrashIsGivenBack() throws IOException {
        Path netns = ip.namespace("h-" + unique);
        networks.attach(wish("c-" + unique, netns));
        Path record = settings.ownDir().resolve("attachments/c-" + unique + "/eth0.json");
        ObjectNode saved = (ObjectNode) new ObjectMapper().readTree(record.toFile());
        String address = saved.at("/result/ips/0/address").asText().replaceFirst("/.*", "/32");
        saved.put("joined", false);
        Files.writeString(record, saved.toString());

        EngineException error = catchThrowableOfType(EngineException.class, () -> networks.check("c-" + unique));
        networks.detach("c-" + unique, netns.toString());

        assertThat(error.kind()).isEqualTo(ErrorKind.NETWORK);
        assertThat(leased()).isEmpty();
        assertThat(Ip.in(netns, "link")).doesNotContain("eth0");
        assertThat(address).endsWith("/32");
        assertThat(rules("filter")).doesNotContain(address);
    }

    @Test
    void theAddressHeldBeforeIsHadAgain() {
        Path first = ip.namespace("d-" + unique);
        Path second = ip.namespace("e-" + unique);
        List<NetworkStatus> before = networks.attach(wish("c-" + unique, first));
        networks.detach("c-" + unique, first.toString());

        List<NetworkStatus> after =
                networks.attach(Attachment.again("c-" + unique, "web", second.toString(), before, List.of()));

        assertThat(after).isEqualTo(before);
    }

    @Test
    @Tag("R-NET-01")
    void aTakenAddressIsRefusedWithThePluginsWordsAndNothingIsLeft() throws IOException {
        Path first = ip.namespace("f-" + unique);
        Path second = ip.namespace("g-" + unique);
        List<NetworkStatus> held = networks.attach(wish("c-" + unique, first));

        EngineException error = catchThrowableOfType(
                EngineException.class,
                () -> networks.attach(Attachment.again("other-" + unique, "web", second.toString(), held, List.of())));

        assertThat(error.kind()).isEqualTo(ErrorKind.NETWORK);
        assertThat(error.message()).contains("bridge", "is not available");
        assertThat(error.id()).isEqualTo("other-" + unique);
        assertThat(leased()).hasSize(1);
        assertThat(networks.attached()).containsExactly("c-" + unique);
        assertThat(Ip.in(second, "link")).doesNotContain("eth0");
    }

    @Test
    void manyJoinAndLeaveAtOnce() throws Exception {
        int many = 12;
        List<Path> namespaces = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            namespaces.add(ip.namespace("m" + i + "-" + unique));
        }
        Set<String> addresses = new HashSet<>();
        ExecutorService pool = Executors.newFixedThreadPool(6);
        try {
            List<Future<List<NetworkStatus>>> joins = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                Attachment wish = wish(
                        "c" + i + "-" + unique, namespaces.get(i), new PortMapping("127.0.0.1", 58100 + i, 80, "tcp"));
                joins.add(pool.submit(() -> networks.attach(wish)));
            }
            for (Future<List<NetworkStatus>> join : joins) {
                addresses.addAll(join.get().get(0).addresses());
            }
            assertThat(addresses).hasSize(many);
            List<Future<?>> leaves = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                String container = "c" + i + "-" + unique;
                String netns = namespaces.get(i).toString();
                leaves.add(pool.submit(() -> networks.detach(container, netns)));
            }
            for (Future<?> leave : leaves) {
                leave.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(leased()).isEmpty();
        assertThat(networks.attached()).isEmpty();
    }

    @Test
    void anUnknownNetworkIsToldBeforeAnythingIsDone() {
        EngineException error = catchThrowableOfType(
                EngineException.class,
                () -> networks.attach(Attachment.of("c", "web", "/run/netns/none", List.of("nowhere"), List.of())));

        assertThat(error.kind()).isEqualTo(ErrorKind.NO_SUCH_NETWORK);
        assertThat(error.hint()).contains(settings.defaultNetwork());
        assertThat(networks.attached()).isEmpty();
    }

    @Test
    void portsAreRefusedWhereNoNetworkCanPublishThem() throws IOException {
        conflist("plain", "{\"cniVersion\":\"1.0.0\",\"name\":\"plain\",\"plugins\":[{\"type\":\"ptp\"}]}");

        EngineException error = catchThrowableOfType(
                EngineException.class,
                () -> networks.attach(Attachment.of(
                        "c",
                        "web",
                        "/run/netns/none",
                        List.of("plain"),
                        List.of(new PortMapping(null, 58081, 80, "tcp")))));

        assertThat(error.kind()).isEqualTo(ErrorKind.NETWORK);
        assertThat(error.hint()).contains("portmap");
    }

    @Test
    void aMissingPluginIsNamed() throws IOException {
        conflist("odd", "{\"cniVersion\":\"1.0.0\",\"name\":\"odd\",\"plugins\":[{\"type\":\"not-there\"}]}");

        EngineException error = catchThrowableOfType(
                EngineException.class,
                () -> networks.attach(Attachment.of("c", "web", "/run/netns/none", List.of("odd"), List.of())));

        assertThat(error.kind()).isEqualTo(ErrorKind.NETWORK);
        assertThat(error.message()).contains("not-there");
        assertThat(error.hint()).contains("containernetworking-plugins");
        assertThat(networks.attached()).isEmpty();
    }

    @Test
    void theMachinesOwnListsAreReadAndBrokenOnesLeftOut() throws IOException {
        conflist(
                "good",
                "{\"cniVersion\":\"0.4.0\",\"name\":\"good\",\"plugins\":[{\"type\":\"bridge\","
                        + "\"bridge\":\"br9\",\"ipam\":{\"type\":\"host-local\",\"subnet\":\"10.93.0.0/24\"}}]}");
        conflist("broken", "{\"name\":");
        conflist("empty", "{\"name\":\"empty\",\"plugins\":[]}");
        conflist("path", "{\"name\":\"path\",\"plugins\":[{\"type\":\"../../bin/sh\"}]}");

        assertThat(networks.list()).extracting(Network::name).containsExactly("good", settings.defaultNetwork());
        assertThat(networks.require("good").bridge()).isEqualTo("br9");
        assertThat(networks.require(networks.defaultName()).subnets()).containsExactly("10.93.1.0/24");
    }

    private void conflist(String name, String content) throws IOException {
        Path lists = Files.createDirectories(folder.resolve("net.d"));
        Files.writeString(lists.resolve(name + ".conflist"), content);
    }
}
