package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.pod.PodStatus;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.PodConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A pod's place on the default network, and the names by which its containers know each other and the world. */
class EnginePodNetworkTest extends EngineTest {
    @Test
    @Tag("R-NET-05")
    @Tag("R-NET-03")
    void anAddressHeldBeforeARebootIsGivenBackAndTheNextStartTakesOne() throws Exception {
        PodConfig pod = engine.pods().create(CreatePod.named("shop"));
        Container member = member("member", "/bin/sleep", "1000");
        engine.pods().start("shop");
        Container infra = infra(pod);
        TestNetwork network = new TestNetwork(config.defaultNetwork(), config.bridge());
        assertThat(network.reserved()).hasSize(1);

        List<ContainerState> running =
                List.of(infra.record().state(), member.record().state());
        engine.close();
        for (ContainerState each : running) {
            for (int pid : new int[] {each.monitorPid(), each.pid()}) {
                Programs.run("kill", "-9", Integer.toString(pid));
                await().until(() -> !Files.exists(Path.of("/proc/" + pid + "/exe")));
            }
        }
        Path netns = Path.of(Objects.requireNonNull(infra.record().state().netns()));
        Programs.run("umount", netns.toString());
        Files.delete(netns);
        Files.writeString(config.runRoot().resolve("alive"), "another boot");
        assertThat(network.reserved()).hasSize(1);

        engine = openEngine();
        assertThat(network.reserved()).isEmpty();
        assertThat(engine.networks().attached()).isEmpty();
        assertThat(engine.pods().status(pod.id())).isEqualTo(PodStatus.EXITED);
        assertMachineAgrees();
        engine.pods().start("shop");
        assertThat(engine.pods().status(pod.id())).isEqualTo(PodStatus.RUNNING);
        assertThat(network.reserved()).hasSize(1);
    }

    @Test
    @Tag("R-NET-06")
    void aPlaceThatWasTakenAwayIsFoundByACheck() {
        PodConfig pod = engine.pods().create(CreatePod.named("shop"));
        engine.pods().start("shop");
        assertThat(engine.containers().checkNetworks()).isEmpty();
        Container infra = infra(pod);
        String netns = Objects.requireNonNull(infra.record().state().netns());
        Programs.run("nsenter", "--net=" + netns, "ip", "address", "flush", "dev", "eth0");
        assertThat(engine.containers().checkNetworks())
                .singleElement()
                .asString()
                .startsWith("container " + infra.record().name() + ": could not ");
    }

    @Test
    @Tag("R-NET-04")
    void namesFollowTheMembersAndAContainersOwnMountsWin() throws Exception {
        etc("hosts", "resolv.conf");
        engine.pods().create(CreatePod.named("shop").on(List.of()));
        Container web = member("web", "/bin/sleep", "1000");
        engine.pods().start("shop");
        assertThat(seen(web, "hosts")).contains("127.0.0.1\tshop\n", "127.0.0.1\tweb\n");
        assertThat(seen(web, "resolv.conf")).isNotEqualTo("the bundle's own\n");
        assertThat(seen(web, "hostname"))
                .as("a file that the root filesystem does not have")
                .isNull();

        Path own = Files.writeString(file("own-hosts"), "mine\n");
        ObjectNode spec = (ObjectNode) new ObjectMapper().readTree("""
                {"mounts": [{"destination": "/proc", "type": "proc", "source": "proc"},
                            {"destination": "/etc/hosts", "type": "bind", "source": "OWN", "options": ["bind"]}]}
                """.replace("OWN", own.toString()));
        Container late = create(CreateContainer.ofRootfs(rootfs().toString(), SLEEP)
                .edit()
                .name("late")
                .pod("shop")
                .stopSignal(9)
                .spec(spec)
                .build());
        late.start(false);
        assertThat(seen(late, "hosts")).isEqualTo("mine\n");
        assertThat(seen(web, "hosts")).endsWith("127.0.0.1\tlate\n127.0.0.1\tweb\n");
        assertThat(Files.readString(rootfs().resolve("etc/hosts"))).isEqualTo("the bundle's own\n");
        assertThat(rootfs().resolve("etc/hostname")).doesNotExist();
        assertMachineAgrees();
    }

    @Test
    @Tag("R-NET-04")
    void aContainerOnANetworkKnowsItselfAndOneOnNoneIsLeftAlone() throws Exception {
        etc("hosts", "hostname", "resolv.conf");
        Container alone = sleeping("alone");
        alone.start(false);
        for (String file : List.of("hosts", "hostname", "resolv.conf")) {
            assertThat(seen(alone, file)).isEqualTo("the bundle's own\n");
        }
        Container online = create(request("/bin/sleep", "1000")
                .edit()
                .name("online")
                .hostname("beacon")
                .stopSignal(9)
                .networks(List.of(config.defaultNetwork()))
                .build());
        online.start(false);
        String address = online.record().state().networks().get(0).addresses().get(0);
        assertThat(seen(online, "hosts")).contains(address.replaceAll("/.*", "") + "\tbeacon online\n");
        assertThat(seen(online, "hostname")).isEqualTo("beacon\n");
    }

    private void etc(String... files) throws IOException {
        for (String file : files) {
            Files.writeString(rootfs().resolve("etc").resolve(file), "the bundle's own\n");
        }
    }

    /** What the container sees of this file; null if nothing. */
    private static String seen(Container container, String file) throws IOException {
        Path path = Path.of("/proc/" + container.record().state().pid() + "/root/etc/" + file);
        return Files.exists(path) ? Files.readString(path) : null;
    }

    private Container infra(PodConfig pod) {
        return engine.containers().of(Objects.requireNonNull(pod.infraId()));
    }

    private Container member(String name, String... command) {
        return create(
                request(command).edit().name(name).pod("shop").stopSignal(9).build());
    }
}
