package dev.slipway.system;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.runtime.Runtime;
import dev.slipway.runtime.runtime.RuntimeConfig;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.CheckpointOptions;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.state.MemoryState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test of checkpoints by the engine, with real CRIU, runc and conmon, which leaves nothing on the machine. */
abstract class CheckpointEngineTest {
    static final CheckpointOptions STOPPING = new CheckpointOptions(false, false, false, false, false);
    static final CheckpointOptions RUNNING = new CheckpointOptions(true, false, false, false, false);

    /** Counts in /dev/shm, and writes each number to its output and to a file that it holds open. */
    static final String COUNTER = "echo 0 >/dev/shm/n; exec 5>>/count; while :; do n=$(($(cat /dev/shm/n)+1));"
            + " echo $n >/dev/shm/n; echo $n >&5; echo tick $n; sleep 0.05; done";

    /** Begins what comes after it once there is a TCP connection within the container, which stays. */
    static final String CONNECTED = "mkfifo /a /b; nc -l -p 7000 <>/a >/b &"
            + " (until nc 127.0.0.1 7000 <>/b >/a; do sleep 0.05; done) &"
            + " until cat /proc/net/tcp | busybox grep -q ' 01 '; do sleep 0.05; done; ";

    /** Of programs in bundles that tests make. */
    private static final List<String> APPLETS =
            List.of("sh", "sleep", "cat", "mkfifo", "nc", "rm", "mkdir", "ln", "chmod", "touch", "hostname");

    static final String SHELL_IMAGE = "localhost/boat:1";

    final TestFolder folder = TestFolder.create();
    final MemoryState state = new MemoryState();
    Runtime engine;

    @BeforeEach
    final void open() throws IOException {
        engine = Runtime.open(config("root", "run").build(), state, InstantSource.system());
        importBundle("counter", COUNTER);
    }

    /** Of an engine in folders of these names. */
    final dev.slipway.runtime.runtime.RuntimeConfigBuilder config(String root, String runRoot) {
        return RuntimeConfig.defaults()
                .in(folder.resolve(root), folder.resolve(runRoot))
                .edit()
                .criuPath(criu())
                .stopTimeout(Duration.ofMillis(100))
                .cgroupParent("/" + folder.name())
                .cniConfigDir(folder.resolve("networks"))
                .defaultNetwork(network().name())
                .bridge(network().bridge())
                .images(store().settings());
    }

    final TestNetwork network() {
        return TestNetwork.of(folder);
    }

    final TestStore store() {
        return TestStore.in(folder);
    }

    @AfterEach
    final void nothingIsLeft() {
        removeAll(engine);
        engine.close();
        state.close();
        network().remove();
        store().release();
        Leaks.assertNothingLeft(folder.name(), "file " + folder.path());
        folder.close();
    }

    static void removeAll(Runtime engine) {
        for (PodConfig pod : engine.pods().list()) {
            engine.pods().remove(pod.id(), true, Duration.ZERO);
        }
        for (ContainerRecord container : engine.containers().list()) {
            if (engine.state().container(container.id()).isPresent()) {
                engine.containers().require(container.id()).remove(true, true);
            }
        }
    }

    /** The one that works on this machine, unless the property {@code slipway.criu} tells another. */
    static Path criu() {
        return Stream.of(System.getProperty("slipway.criu", "/usr/local/lib/slipway/bin/criu"), "/usr/sbin/criu")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    final Checkpoint take(String container, String name, CheckpointOptions options) {
        return engine.checkpoints().create(container, name, options, Progress.NONE);
    }

    static EngineException refused(ThrowingCallable call) {
        return Assertions.catchThrowableOfType(EngineException.class, call);
    }

    /** A file as the container that runs has it. */
    final Path inside(Container container, String path) {
        return Path.of("/proc/" + container.record().state().pid() + "/root" + path);
    }

    final Path upper(Container container) {
        return engine.config()
                .root()
                .resolve("containers")
                .resolve(container.id())
                .resolve("upper");
    }

    final Container started(String bundle, String name) {
        String id = engine.containers()
                .create(CreateContainer.ofBundle(bundle).edit().name(name).build())
                .id();
        Container container = engine.containers().require(id);
        container.start(false);
        return container;
    }

    static void ticks(Container container, int least) {
        await().atMost(Duration.ofSeconds(20)).until(() -> last(container) >= least);
    }

    static int last(Container container) {
        List<Integer> all = numbers(container);
        return all.isEmpty() ? 0 : all.get(all.size() - 1);
    }

    static List<Integer> numbers(Container container) {
        try (Stream<String> lines = Files.lines(container.logPath())) {
            return lines.map(Pattern.compile(".* F tick (\\d+)")::matcher)
                    .filter(Matcher::matches)
                    .map(match -> Integer.valueOf(match.group(1)))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Puts the image of a shell into the store that podman and the engine share. */
    final void shellImage() throws IOException {
        Path rootfs = Files.createDirectories(folder.resolve("image-rootfs"));
        for (String each : List.of("bin", "etc", "opt", "tmp", "proc", "dev", "sys", "run")) {
            Files.createDirectories(rootfs.resolve(each));
        }
        Files.copy(Path.of("/bin/busybox"), rootfs.resolve("bin/busybox"));
        for (String applet : List.of("sh", "sleep", "cat", "rm", "mkdir")) {
            Files.createSymbolicLink(rootfs.resolve("bin").resolve(applet), Path.of("busybox"));
        }
        Files.writeString(rootfs.resolve("etc/keep"), "kept");
        Files.writeString(rootfs.resolve("etc/gone"), "gone");
        Path tar = folder.resolve("image.tar");
        Programs.run("tar", "-C", rootfs.toString(), "-cf", tar.toString(), ".");
        store().podman("import", tar.toString(), SHELL_IMAGE);
    }

    /** Takes in the bundle of a shell that runs the script. */
    final void importBundle(String name, String script) throws IOException {
        importBundle(engine, name, script, rootfs -> {});
    }

    /** Adds files to a root filesystem. */
    interface More {
        void to(Path rootfs) throws IOException;
    }

    final void importBundle(Runtime engine, String name, String script, More more) throws IOException {
        Path bundle = folder.resolve("bundle-" + name + "-" + System.nanoTime());
        Path programs = Files.createDirectories(bundle.resolve("rootfs/bin"));
        for (String each : List.of("proc", "dev", "sys", "tmp", "etc", "run")) {
            Files.createDirectories(bundle.resolve("rootfs").resolve(each));
        }
        Files.copy(Path.of("/bin/busybox"), programs.resolve("busybox"));
        for (String applet : APPLETS) {
            Files.createSymbolicLink(programs.resolve(applet), Path.of("busybox"));
        }
        more.to(bundle.resolve("rootfs"));
        Programs.run("runc", "spec", "--bundle", bundle.toString());
        ObjectMapper json = new ObjectMapper();
        Path config = bundle.resolve("config.json");
        ObjectNode spec = (ObjectNode) json.readTree(config.toFile());
        ObjectNode process = spec.withObject("/process").put("terminal", false);
        process.remove("rlimits");
        process.putArray("args").add("/bin/sh").add("-c").add(script);
        process.putArray("env").add("PATH=/bin");
        spec.withObject("/root").put("readonly", false);
        json.writeValue(config.toFile(), spec);
        Process tar = new ProcessBuilder("tar", "--create", "--directory", bundle.toString(), ".").start();
        try (InputStream stream = tar.getInputStream()) {
            Objects.requireNonNull(engine.bundles().importTar(name, stream, Progress.NONE));
        } finally {
            tar.destroy();
        }
    }
}
