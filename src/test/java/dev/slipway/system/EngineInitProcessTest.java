package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.runtime.Runtime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Containers whose command runs below a process that reaps and passes signals on. */
class EngineInitProcessTest extends EngineTest {
    private static final String ORPHAN = "(sleep 1 &); echo up; exec sleep 1000";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itReapsWhatNobodyWaitsFor(boolean init) throws IOException {
        Container container = started(init, ORPHAN);
        if (init) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> processes(container).size() == 2);
            assertThat(zombies(container)).isZero();
        } else {
            await().atMost(Duration.ofSeconds(20)).until(() -> zombies(container) == 1);
        }
    }

    @Test
    void itPassesSignalsOn() {
        Container container = started(true, "trap 'exit 4' TERM; echo up; while :; do sleep 0.1; done");
        container.stop(Duration.ofMinutes(2));
        assertThat(container.record().state().exitCode()).isEqualTo(4);
    }

    @Test
    void itIsMountedForReadingAloneAndRunsTheCommandAsItWas() throws Exception {
        Container container = create(
                request("/bin/sh", "-c", "(echo x > /run/.slipway-init) 2>&1; echo \"$1\"; exit 6", "me", "two words")
                        .edit()
                        .init(true)
                        .build());
        container.start(false);
        assertThat(ended(container).exitCode()).isEqualTo(6);
        assertThat(Files.readString(container.logPath())).contains("Read-only file system", "two words");
        assertThat(container.record().config().spec().at("/process/args").get(0).asText())
                .isEqualTo("/bin/sh");
    }

    @Test
    void withoutAPidNamespaceOfItsOwnItIsRefused() {
        var pod = engine.pods()
                .create(CreatePod.named(null).edit().share(Set.of("pid")).build());
        EngineException error = catchThrowableOfType(
                EngineException.class,
                () -> create(
                        request("/bin/true").edit().init(true).pod(pod.id()).build()));
        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(error.message()).contains("pid namespace");
        assertThat(engine.containers().list()).hasSize(1);
    }

    @Test
    void whereTheProgramIsMissingItIsRefusedBeforeAndAtTheStart() {
        Container container = create(request("/bin/true").edit().init(true).build());
        engine.close();
        Runtime without = Runtime.open(
                config.edit().infraProgram(Path.of("/nowhere/catatonit")).build(), state, Clock.systemUTC());
        try {
            assertThat(catchThrowableOfType(EngineException.class, () -> without.containers()
                            .create(request("/bin/true").edit().init(true).build())))
                    .satisfies(error -> assertThat(error.kind()).isEqualTo(ErrorKind.UNSUPPORTED));
            EngineException atStart = catchThrowableOfType(
                    EngineException.class,
                    () -> without.containers().of(container.id()).start(false));
            assertThat(atStart.kind()).isEqualTo(ErrorKind.UNSUPPORTED);
            assertThat(atStart.hint()).contains("catatonit");
        } finally {
            without.close();
        }
        engine = openEngine();
        assertThat(engine.containers().list()).hasSize(1);
    }

    private Container started(boolean init, String script) {
        Container container =
                create(request("/bin/sh", "-c", script).edit().init(init).build());
        container.start(false);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Files.readString(container.logPath()).contains("up"));
        return container;
    }

    private static List<String> processes(Container container) throws IOException {
        return Files.readAllLines(
                CgroupFolder.of("pids", container.cgroupPath()).resolve("cgroup.procs"));
    }

    /** Processes that ended, and that its first one did not ask for. */
    private static long zombies(Container container) throws IOException {
        String parent = "PPid:\t" + container.record().state().pid() + "\n";
        try (var all = Files.list(Path.of("/proc"))) {
            return all.filter(path -> path.getFileName().toString().matches("[0-9]+"))
                    .map(EngineInitProcessTest::status)
                    .filter(status -> status.contains(parent) && status.contains("State:\tZ"))
                    .count();
        }
    }

    private static String status(Path process) {
        try {
            return Files.readString(process.resolve("status"));
        } catch (IOException gone) {
            return "";
        }
    }
}
