package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.network.Attachment;
import dev.slipway.runtime.network.CreateNetwork;
import dev.slipway.runtime.network.Network;
import dev.slipway.runtime.network.NetworkOptions;
import dev.slipway.runtime.network.NetworkStatus;
import dev.slipway.runtime.runtime.RuntimeConfig;
import dev.slipway.runtime.state.ContainerStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plugins that fail, and engines that die, amid a container's joining and leaving of the second of its networks. */
class EngineNetworkFaultTest extends EngineTest {
    private static final String FAILS_AT_THE_SECOND =
            "if [ \"$CNI_IFNAME\" = eth1 ]; then echo 'it broke' >&2; exit 1; fi";

    private final RuntimeConfig sound =
            config.edit().cniConfigDir(file("net.d")).build();
    private String before;
    private Network second;

    @BeforeEach
    void makeNetwork() {
        before = traces();
        reopen(sound);
        second = engine.memberships().create(CreateNetwork.named(config.defaultNetwork() + "-second"));
    }

    @AfterEach
    void removeNetwork() {
        engine.memberships().remove(second.name(), true);
        assertThat(Path.of("/sys/class/net", Objects.requireNonNull(second.bridge())))
                .doesNotExist();
        engine.containers()
                .list()
                .forEach(container -> engine.containers().of(container.id()).remove(true, true));
        assertThat(traces()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bridge", "host-local", "portmap", "firewall", "dnsname"})
    @Tag("R-NET-01")
    void aPluginOfTheSecondNetworkThatFailsLeavesNothingOfBoth(String type) {
        Container both = both();
        reopen(with(type, "ADD"));
        EngineException failed = catchThrowableOfType(EngineException.class, () -> of(both).start(false));
        assertThat(failed.kind()).isEqualTo(ErrorKind.NETWORK);
        assertThat(failed.message())
                .as("it names the plugin of the chain")
                .contains(type.equals("host-local") ? "bridge" : type, "it broke");
        assertThat(of(both).record().status()).isEqualTo(ContainerStatus.CONFIGURED);
        assertThat(engine.networks().attached()).isEmpty();
        assertThat(reserved()).isEmpty();
        assertThat(network().reserved()).isEmpty();

        reopen(sound);
        of(both).start(false);
        assertThat(of(both).record().state().networks()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bridge", "portmap", "dnsname"})
    @Tag("R-NET-07")
    void aPluginThatFailsAtAConnectLeavesTheContainerAsItWas(String type) {
        Container running = running();
        reopen(with(type, "ADD"));
        EngineException failed = catchThrowableOfType(
                EngineException.class, () -> of(running).connect(second.name(), NetworkOptions.NONE));
        assertThat(failed.kind()).isEqualTo(ErrorKind.NETWORK);
        assertThat(of(running).record().config().networks()).containsExactly(config.defaultNetwork());
        assertThat(places(running)).containsExactly("eth0");
        assertThat(reserved()).isEmpty();
    }

    @Test
    @Tag("R-NET-07")
    void aPluginThatFailsAtADisconnectIsAskedAgainOrLeftToTheEnd() {
        Container both = both();
        both.start(false);
        reopen(with("bridge", "DEL"));
        EngineException failed =
                catchThrowableOfType(EngineException.class, () -> of(both).disconnect(second.name(), false));
        assertThat(failed.kind()).isEqualTo(ErrorKind.NETWORK);
        of(both).disconnect(second.name(), true);
        assertThat(of(both).record().config().networks()).containsExactly(config.defaultNetwork());
        reopen(sound);
        assertThat(reserved()).isEmpty();
        assertThat(engine.networks().status(both.id())).hasSize(1);
    }

    @Test
    @Tag("R-NET-07")
    void aConnectThatWasCutBeforeItWasSavedIsUndone() {
        Container running = running();
        String netns = Objects.requireNonNull(running.record().state().netns());
        engine.networks().connect(Attachment.of(running.id(), "running", netns, List.of(second.name()), List.of()));
        assertThat(places(running)).containsExactly("eth0", "eth1");
        reopen(sound);
        assertThat(places(running)).containsExactly("eth0");
        assertThat(reserved()).isEmpty();
    }

    @Test
    @Tag("R-NET-07")
    void aDisconnectThatWasCutBeforeItWasSavedIsFinished() {
        Container both = both();
        both.start(false);
        engine.networks()
                .disconnect(both.id(), second.name(), both.record().state().netns());
        reopen(sound);
        assertThat(of(both).record().config().networks()).containsExactly(config.defaultNetwork());
        assertThat(of(both).record().state().networks())
                .extracting(NetworkStatus::network)
                .containsExactly(config.defaultNetwork());
        assertThat(state.events(10)).anySatisfy(event -> {
            assertThat(event.type()).isEqualTo(Event.Type.NETWORK);
            assertThat(event.action()).isEqualTo("disconnect");
        });
    }

    @Test
    @Tag("R-NET-10")
    void aRemovalThatWasCutIsFinished() throws IOException {
        Container both = both();
        both.start(false);
        both.remove(true, false);
        Path file = Objects.requireNonNull(second.file());
        engine.close();
        Files.move(file, file.resolveSibling(second.name() + ".slipway-going"));
        engine = openEngine(sound);
        assertThat(file("net.d")).isEmptyDirectory();
        assertThat(Path.of("/sys/class/net", Objects.requireNonNull(second.bridge())))
                .doesNotExist();
        second = engine.memberships().create(CreateNetwork.named(second.name()));
    }

    @Test
    @Tag("R-NET-05")
    void placesOnTwoNetworksAreGivenBackAfterAReboot() throws IOException {
        Container both = both();
        both.start(false);
        Path netns = Path.of(Objects.requireNonNull(both.record().state().netns()));
        reboot("another boot", both);
        Programs.run("umount", netns.toString());
        Path nameServer = Path.of("/run/containers/cni/dnsname", second.name());
        Programs.run(
                "kill", "-9", Files.readString(nameServer.resolve("pidfile")).strip());
        Programs.run("rm", "-r", nameServer.toString());
        engine = openEngine(sound);
        assertThat(engine.networks().attached()).isEmpty();
        assertThat(reserved()).isEmpty();
        of(both).start(false);
        assertThat(of(both).record().state().networks()).hasSize(2);
    }

    private Container both() {
        return create(request("/bin/sleep", "1000")
                .edit()
                .name("both")
                .stopSignal(9)
                .networks(List.of(config.defaultNetwork(), second.name()))
                .build());
    }

    private Container running() {
        Container container = create(request("/bin/sleep", "1000")
                .edit()
                .name("running")
                .stopSignal(9)
                .networks(List.of(config.defaultNetwork()))
                .build());
        container.start(false);
        return container;
    }

    /** The same container in the engine that is open. */
    private Container of(Container container) {
        return engine.containers().of(container.id());
    }

    private List<String> places(Container container) {
        List<String> there = engine.networks().status(container.id()).stream()
                .map(NetworkStatus::interfaceName)
                .toList();
        String links = Programs.run(
                "nsenter",
                "--net=" + Objects.requireNonNull(of(container).record().state().netns()),
                "ip",
                "-o",
                "link");
        assertThat(links.lines().filter(line -> line.contains(" eth")).count()).isEqualTo(there.size());
        return there;
    }

    private List<String> reserved() {
        return new TestNetwork(second.name(), "").reserved();
    }

    private RuntimeConfig with(String type, String command) {
        List<Path> folders = new ArrayList<>(
                List.of(new FaultyPrograms(file("programs-" + type)).plugin(type, command, FAILS_AT_THE_SECOND)));
        folders.addAll(sound.cniPluginDirs());
        return sound.edit().cniPluginDirs(folders).build();
    }

    private void reopen(RuntimeConfig next) {
        engine.close();
        engine = openEngine(next);
    }

    private String traces() {
        return Programs.run(
                "bash",
                "-c",
                "(iptables-save; ip6tables-save) | grep -E '^-A .*( slip[0-9]+ |" + config.defaultNetwork()
                        + ")' || true");
    }
}
