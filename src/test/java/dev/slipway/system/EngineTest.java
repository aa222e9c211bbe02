package dev.slipway.system;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.container.WaitCondition;
import dev.slipway.runtime.container.WaitResult;
import dev.slipway.runtime.runtime.Runtime;
import dev.slipway.runtime.runtime.RuntimeConfig;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.state.MemoryState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test of the engine itself, on the real runc and conmon, which leaves nothing on the machine. */
abstract class EngineTest {
    static final List<String> SLEEP = List.of("/bin/sleep", "1000");

    private final TestFolder folder = TestFolder.create();
    final MemoryState state = new MemoryState();
    final RuntimeConfig config = RuntimeConfig.defaults()
            .in(folder.resolve("root"), folder.resolve("run"))
            .edit()
            .cgroupParent("/" + folder.name())
            .cniConfigDir(folder.resolve("networks"))
            .defaultNetwork(TestNetwork.of(folder).name())
            .bridge(TestNetwork.of(folder).bridge())
            .images(store().settings())
            .build();
    Runtime engine;

    @BeforeEach
    final void open() throws IOException {
        Path bin = rootfs().resolve("bin");
        Files.createDirectories(bin);
        for (String name : List.of("proc", "dev", "sys", "tmp", "etc")) {
            Files.createDirectories(rootfs().resolve(name));
        }
        Files.copy(Path.of("/bin/busybox"), bin.resolve("busybox"), StandardCopyOption.COPY_ATTRIBUTES);
        for (String name : List.of("sh", "true", "sleep", "cat", "hostname", "tty", "env", "ip")) {
            Files.createSymbolicLink(bin.resolve(name), Path.of("busybox"));
        }
        engine = openEngine();
    }

    final Runtime openEngine() {
        return openEngine(config);
    }

    final Runtime openEngine(RuntimeConfig other) {
        return Runtime.open(other, state, Clock.systemUTC());
    }

    /** Fails unless the machine has exactly what the state says. */
    final void assertMachineAgrees() {
        var known = new TreeMap<String, String>();
        state.containers()
                .forEach(container ->
                        known.put(container.id(), container.status().word()));
        new MachineState(config.root(), config.runRoot()).assertIsThatOf(known);
        assertThat(network().reserved()).as("reserved addresses").containsExactlyInAnyOrderElementsOf(addresses());
    }

    /** Those that the state knows on the test's own network. */
    private List<String> addresses() {
        return state.containers().stream()
                .flatMap(container -> container.state().networks().stream())
                .filter(joined -> joined.network().equals(config.defaultNetwork()))
                .flatMap(joined -> joined.addresses().stream())
                .map(address -> address.replaceFirst("/.*", ""))
                .toList();
    }

    /** The engine's images. */
    final TestStore store() {
        return TestStore.in(folder);
    }

    /** The network that pods join. */
    final TestNetwork network() {
        return TestNetwork.of(folder);
    }

    final Path rootfs() {
        return folder.resolve("rootfs");
    }

    final Path file(String name) {
        return folder.resolve(name);
    }

    final CreateContainer request(String... command) {
        return CreateContainer.ofRootfs(rootfs().toString(), List.of(command));
    }

    final Container create(CreateContainer request) {
        return engine.containers().of(engine.containers().create(request).id());
    }

    /** A container that sleeps, and ends at once when it is asked to. */
    final Container sleeping(String name) {
        return create(CreateContainer.ofRootfs(rootfs().toString(), SLEEP)
                .edit()
                .name(name)
                .stopSignal(9)
                .build());
    }

    /**
     * Plays the end of a boot: ends the engine and the containers' processes, and leaves this in the file that tells the boot, or no
     * such file.
     */
    final void reboot(@Nullable String boot, Container... containers) {
        List<ContainerState> running =
                List.of(containers).stream().map(each -> each.record().state()).toList();
        engine.close();
        for (ContainerState each : running) {
            for (int pid : new int[] {each.monitorPid(), each.pid()}) {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
                await().until(() -> !runs(pid));
            }
        }
        Path alive = file("run/alive");
        try {
            if (boot == null) {
                Files.delete(alive);
            } else {
                Files.writeString(alive, boot);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean runs(int pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Awaits that a container said it. */
    static void awaitLog(Container container, String text) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Files.readString(container.logPath()).contains(text));
    }

    static WaitResult ended(Container container) throws Exception {
        return container.await(Set.of(WaitCondition.EXITED)).get(20, SECONDS);
    }

    @AfterEach
    final void leaveNothingBehind() {
        for (var pod : engine.pods().list()) {
            engine.pods().resume(pod.id());
            engine.pods().remove(pod.id(), true, Duration.ZERO);
        }
        for (var container : engine.containers().list()) {
            engine.containers().of(container.id()).remove(true, true);
        }
        engine.close();
        state.close();
        network().remove();
        store().release();
        try {
            Leaks.assertNothingLeft(folder.name(), "file " + folder.path());
        } finally {
            folder.close();
        }
    }
}
