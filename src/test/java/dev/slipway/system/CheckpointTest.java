package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.checkpoint.CheckpointDetails;
import dev.slipway.runtime.checkpoint.RestoreRequest;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.criu.SavedProcess;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.error.Finding;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.Health;
import dev.slipway.runtime.state.HealthCheck;
import dev.slipway.runtime.state.RestartPolicy;
import dev.slipway.runtime.volume.VolumeRequest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checkpoints by the engine, with real CRIU, runc and conmon. */
class CheckpointTest extends CheckpointEngineTest {
    @Test
    void aStoppedContainerGoesOnWhereItWas() {
        Container container = started("counter", "one");
        ticks(container, 5);

        Checkpoint taken = engine.checkpoints().create("one", "first", STOPPING, Progress.NONE);

        int last = last(container);
        assertThat(container.record().status()).isEqualTo(ContainerStatus.EXITED);
        assertThat(container.record().state().checkpointedAt()).isNotNull();
        assertThat(engine.checkpoints().list("one")).containsExactly(taken);
        List<SavedProcess> processes = engine.checkpoints().processes("first");
        assertThat(processes.get(0).args()).containsExactly("/bin/sh", "-c", COUNTER);
        CheckpointDetails details = engine.checkpoints().inspect("first");
        assertThat(details.sizes().get("memory")).isPositive();
        assertThat(details.sizes().get("files")).isPositive();
        assertThat(details.statistics().get("pages_written")).isPositive();
        assertThat(taken.host()).containsKeys("kernel", "architecture", "criu", "runtime");

        ContainerRecord restored = engine.checkpoints().restore(RestoreRequest.inPlace("first"), Progress.NONE);

        assertThat(restored.status()).isEqualTo(ContainerStatus.RUNNING);
        assertThat(restored.state().restoredAt()).isNotNull();
        ticks(container, last + 5);
        assertThat(numbers(container)).doesNotHaveDuplicates();
        assertThat(numbers(container).subList(last, last + 3)).containsExactly(last + 1, last + 2, last + 3);

        engine.checkpoints().remove("first");
        assertThat(engine.checkpoints().list(null)).isEmpty();
        assertThat(Path.of(taken.path())).doesNotExist();
    }

    @Test
    void oneWithAnInitProcessAndAHealthCheckGoesOnAndIsNotStartedAgainBesides() {
        HealthCheck check = new HealthCheck(
                List.of("/bin/sh", "-c", "sleep 0.3"),
                Duration.ofMillis(10),
                Duration.ofMinutes(1),
                Duration.ZERO,
                1,
                HealthCheck.OnFailure.NONE);
        Container container = engine.containers()
                .of(engine.containers()
                        .create(CreateContainer.ofBundle("counter")
                                .edit()
                                .name("checked")
                                .init(true)
                                .healthCheck(check)
                                .restartPolicy(new RestartPolicy(RestartPolicy.When.ALWAYS, 0))
                                .build())
                        .id());
        container.start(false);
        ticks(container, 5);

        engine.checkpoints().create("checked", "first", STOPPING, Progress.NONE);

        int last = last(container);
        assertThat(container.record().status()).isEqualTo(ContainerStatus.EXITED);
        assertThat(container.record().state().restartAt()).isNull();
        engine.checkpoints().restore(RestoreRequest.inPlace("first"), Progress.NONE);
        ticks(container, last + 5);
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            Health health = container.record().state().health();
            return health != null && health.status() == Health.Status.HEALTHY;
        });
    }

    @Test
    void aContainerThatWentOnIsSetBackToTheFilesOfTheCheckpoint() throws IOException {
        Container container = started("counter", "two");
        ticks(container, 3);
        Checkpoint taken = engine.checkpoints().create("two", null, RUNNING, Progress.NONE);
        int pid = container.record().state().pid();
        int then = last(container);
        ticks(container, then + 10);
        assertThat(container.record().status()).isEqualTo(ContainerStatus.RUNNING);
        assertThat(container.record().state().pid()).isEqualTo(pid);
        assertThat(taken.name()).isEqualTo("two-1");

        EngineException running = catchThrowableOfType(EngineException.class, () -> engine.checkpoints()
                .restore(RestoreRequest.inPlace(taken.id()), Progress.NONE));
        assertThat(running.kind()).isEqualTo(ErrorKind.STATE_INVALID);

        container.stop(Duration.ZERO);
        int before = numbers(container).size();
        engine.checkpoints().restore(RestoreRequest.inPlace(taken.id()), Progress.NONE);

        await().until(() -> numbers(container).size() > before + 3);
        List<Integer> since = numbers(container);
        assertThat(since.get(before)).isLessThan(then + 10);
        List<String> file = Files.readAllLines(upper(container).resolve("count"));
        assertThat(file).doesNotHaveDuplicates();
    }

    @Test
    void aCloneRunsBesideTheOriginalWithItsOwnFiles() throws IOException {
        Container original = started("counter", "three");
        ticks(original, 4);
        engine.checkpoints().create("three", "seed", RUNNING, Progress.NONE);

        ContainerRecord made = engine.checkpoints().restore(RestoreRequest.clone("seed", "twin"), Progress.NONE);

        Container twin = engine.containers().require("twin");
        assertThat(made.name()).isEqualTo("twin");
        await().until(() -> numbers(twin).size() > 5);
        int first = numbers(twin).get(0);
        assertThat(first).isGreaterThan(4);
        assertThat(Files.readAllLines(upper(twin).resolve("count")))
                .startsWith("1", "2")
                .doesNotHaveDuplicates();
        ticks(original, last(original) + 3);
        assertThat(original.record().status()).isEqualTo(ContainerStatus.RUNNING);

        EngineException taken = catchThrowableOfType(EngineException.class, () -> engine.checkpoints()
                .restore(RestoreRequest.clone("seed", "twin"), Progress.NONE));
        assertThat(taken.kind()).isEqualTo(ErrorKind.NAME_IN_USE);
    }

    @Test
    void aRemovedContainerIsMadeAgain() {
        Container container = started("counter", "four");
        ticks(container, 4);
        engine.checkpoints().create("four", "kept", STOPPING, Progress.NONE);
        String id = container.id();
        container.remove(true, false);
        assertThat(engine.checkpoints().preflight(RestoreRequest.inPlace("kept")))
                .extracting(Finding::code)
                .containsExactly("made-again");

        ContainerRecord again = engine.checkpoints().restore(RestoreRequest.inPlace("kept"), Progress.NONE);

        assertThat(again.id()).isEqualTo(id);
        assertThat(again.name()).isEqualTo("four");
        Container restored = engine.containers().require(id);
        int then = numbers(restored).size();
        await().until(() -> numbers(restored).size() > then + 2);
        assertThat(numbers(restored)).startsWith(1, 2, 3).doesNotHaveDuplicates();
    }

    @Test
    void oneWithAVolumeGoesOnInItAndIsMadeAgainWithIt() throws IOException {
        Container container = engine.containers()
                .of(engine.containers()
                        .create(CreateContainer.ofBundle("counter")
                                .edit()
                                .name("loader")
                                .command(List.of("/bin/sh", "-c", COUNTER.replace(">>/count", ">>/hold/count")))
                                .volumes(List.of(new VolumeRequest("cargo", "/hold", List.of())))
                                .build())
                        .id());
        container.start(false);
        ticks(container, 5);
        engine.checkpoints().create("loader", "laden", STOPPING, Progress.NONE);
        int last = last(container);
        Path count = engine.volumes().data(engine.volumes().require("cargo")).resolve("count");
        assertThat(Files.readAllLines(count)).contains(String.valueOf(last));
        engine.checkpoints().restore(RestoreRequest.inPlace("laden"), Progress.NONE);
        ticks(container, last + 5);
        assertThat(Files.readAllLines(count)).contains(String.valueOf(last + 3)).doesNotHaveDuplicates();

        engine.containers().removeVolume("cargo", true, Duration.ZERO);
        engine.checkpoints().restore(RestoreRequest.inPlace("laden"), Progress.NONE);

        Container again = engine.containers().require("loader");
        ticks(again, last + 3);
        assertThat(Files.readAllLines(count))
                .startsWith("1", "2")
                .contains(String.valueOf(last + 3))
                .doesNotHaveDuplicates();
    }

    @Test
    @Tag("R-CKPT-08")
    @Tag("R-CTD-09")
    void aDumpThatFailsLeavesTheContainerRunningAndSaysWhatToDo() throws IOException {
        importBundle("talker", CONNECTED + COUNTER);
        Container container = started("talker", "five");
        ticks(container, 10);

        EngineException error = catchThrowableOfType(
                EngineException.class, () -> engine.checkpoints().create("five", "no", STOPPING, Progress.NONE));

        assertThat(error.kind()).isEqualTo(ErrorKind.CHECKPOINT);
        assertThat(error.message()).startsWith("could not checkpoint container five: a process has ");
        assertThat(error.hint()).isNotBlank();
        assertThat((List<?>) error.details().get("log")).isNotEmpty();
        assertThat(container.record().status()).isEqualTo(ContainerStatus.RUNNING);
        ticks(container, last(container) + 3);
        assertThat(engine.checkpoints().list(null)).isEmpty();
        assertThat(engine.config().checkpointDir()).isEmptyDirectory();
    }

    @Test
    @Tag("R-CKPT-08")
    void aProcessThatASignalStoppedIsNamedBeforeAnythingIsFrozen() {
        Container container = started("counter", "ten");
        ticks(container, 3);
        int pid = container.record().state().pid();
        Programs.run("kill", "-STOP", String.valueOf(pid));
        await().until(() -> Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") T "));

        EngineException error = catchThrowableOfType(
                EngineException.class, () -> engine.checkpoints().create("ten", "no", STOPPING, Progress.NONE));

        assertThat(error.kind()).isEqualTo(ErrorKind.CHECKPOINT);
        assertThat(error.message()).contains("its process 1 (");
        assertThat(error.hint()).contains("kill -CONT 1");
        Programs.run("kill", "-CONT", String.valueOf(pid));
        ticks(container, last(container) + 3);
        assertThat(engine.config().checkpointDir()).isEmptyDirectory();
    }

    @Test
    @Tag("R-CTD-09")
    void aNameThatLeadsElsewhereIsRefused() {
        Container container = started("counter", "seven");
        for (String name : List.of("../up", "a/b", "..", "")) {
            EngineException error = catchThrowableOfType(
                    EngineException.class, () -> engine.checkpoints().create("seven", name, STOPPING, Progress.NONE));
            assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        }
        assertThat(container.record().status()).isEqualTo(ContainerStatus.RUNNING);
        assertThat(engine.config().checkpointDir()).isEmptyDirectory();
    }

    @Test
    @Tag("R-CTD-08")
    void oneThatIsDamagedHidesNoOther() throws IOException {
        started("counter", "eight");
        started("counter", "nine");
        Checkpoint damaged = engine.checkpoints().create("eight", "damaged", STOPPING, Progress.NONE);
        engine.checkpoints().create("nine", "whole", STOPPING, Progress.NONE);
        try (Stream<Path> files = Files.list(Path.of(damaged.path()))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(file, new byte[] {0});
            }
        }
        assertThat(engine.checkpoints().list(null)).extracting(Checkpoint::name).containsExactly("damaged", "whole");
    }

    @Test
    @Tag("R-CKPT-08")
    void aRestoreThatFailsChangesNothing() throws IOException {
        Container container = started("counter", "six");
        ticks(container, 3);
        Checkpoint taken = engine.checkpoints().create("six", "broken", STOPPING, Progress.NONE);
        List<String> files = Files.readAllLines(upper(container).resolve("count"));
        try (FileChannel image =
                FileChannel.open(Path.of(taken.path(), "images", "core-1.img"), StandardOpenOption.WRITE)) {
            image.truncate(40);
        }

        EngineException inPlace = catchThrowableOfType(EngineException.class, () -> engine.checkpoints()
                .restore(RestoreRequest.inPlace("broken"), Progress.NONE));
        EngineException cloned = catchThrowableOfType(EngineException.class, () -> engine.checkpoints()
                .restore(RestoreRequest.clone("broken", "gone"), Progress.NONE));

        assertThat(inPlace.message()).startsWith("could not restore container six: ");
        assertThat(cloned.message()).startsWith("could not restore container gone: ");
        assertThat(container.record().status()).isEqualTo(ContainerStatus.EXITED);
        assertThat(Files.readAllLines(upper(container).resolve("count"))).isEqualTo(files);
        assertThat(engine.containers().list()).extracting(ContainerRecord::name).containsExactly("six");
    }
}
