package dev.slipway.state;

import static dev.slipway.state.StateSuite.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.network.NetworkStatus;
import dev.slipway.runtime.network.PortMapping;
import dev.slipway.runtime.state.Bundle;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.CheckpointOptions;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.RestartPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A database that a helper of the first schema wrote, in the hands of this version. */
@Timeout(120)
class MigrationTest {
    private static final Instant BIRTH = Instant.parse("2026-03-01T10:00:00Z");
    private static final Map<String, String> PINS =
            Map.of("root", "/var/lib/slipway", "runroot", "/run/slipway", "runtime", "runc");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException, SQLException {
        file = folder.resolve("state.mv.db");
        try (Connection connection = new Schema(file, 1, Schema.STEPS).open();
                Statement statement = connection.createStatement()) {
            assertThat(Database.version(connection)).isEqualTo(1);
            statement.execute("runscript from 'classpath:dev/slipway/state/first/rows.sql'");
            connection.commit();
        }
    }

    @Test
    void everythingIsThereAndWhatIsNewHasItsDefault() {
        try (H2State state = H2State.open(folder, PINS)) {
            assertHoldsTheFirstRows(state);
            assertThat(state.execs()).isEmpty();
            assertThat(state.volumes()).isEmpty();
            assertThat(state.pastExit("c2")).isEmpty();
            state.commit(List.of(new Change.AddExec(Samples.exec("e1", "c1"))));
            assertThat(state.revision()).isEqualTo(8);
        }
        try (H2State state = H2State.open(folder, PINS)) {
            assertHoldsTheFirstRows(state);
            assertThat(state.containerExecs("c1")).containsExactly(Samples.exec("e1", "c1"));
        }
    }

    @Test
    void aBackupOfTheFirstSchemaIsLeftThatOpens() throws IOException, SQLException {
        H2State.open(folder, PINS).close();
        Path backup = folder.resolve("state.v1.mv.db");
        try (Connection connection = Database.connect(backup)) {
            assertThat(Database.version(connection)).isEqualTo(1);
        }
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.move(backup, other.resolve("state.mv.db"));
        try (H2State state = H2State.open(other, PINS)) {
            assertHoldsTheFirstRows(state);
        }
    }

    @Test
    void aStepThatFailsLeavesTheFirstSchema() throws SQLException {
        Schema broken = new Schema(file, Schema.VERSION + 1, Schema.STEPS, "classpath:dev/slipway/state/broken");
        assertThat(failure(broken::open).kind()).isEqualTo(ErrorKind.STORAGE);
        assertIsOfTheFirstSchema();
    }

    @Test
    void aHelperThatIsKilledInAStepLeavesTheFirstSchema() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SlowMigration.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> inStep(process));
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(folder.resolve("state.v1.mv.db")).exists();
        assertIsOfTheFirstSchema();
    }

    /** The copy on which steps are taken grows past the file it was copied from. */
    private boolean inStep(Process process) throws IOException {
        assertThat(process.isAlive()).isTrue();
        Path next = Schema.next(file);
        return Files.exists(next) && Files.size(next) > Files.size(file);
    }

    private void assertIsOfTheFirstSchema() throws SQLException {
        try (Connection connection = Database.connect(file)) {
            assertThat(Database.version(connection)).isEqualTo(1);
        }
        try (H2State state = H2State.open(folder, PINS)) {
            assertHoldsTheFirstRows(state);
        }
    }

    private static void assertHoldsTheFirstRows(IndexedState state) {
        assertThat(state.revision()).isGreaterThanOrEqualTo(7);
        assertThat(state.pods())
                .containsExactly(new PodConfig(
                        "p1",
                        "shop",
                        Samples.BIRTH,
                        Map.of("a", "b"),
                        Set.of("net"),
                        "host",
                        "c1",
                        "/slipway_parent",
                        List.of("slipway"),
                        null,
                        null,
                        null,
                        false));
        assertThat(state.bundles()).extracting(Bundle::name, Bundle::size).containsExactly(tuple("busybox", 1L << 40));
        assertThat(state.checkpoints())
                .containsExactly(new Checkpoint(
                        "k1",
                        "before",
                        BIRTH.plusSeconds(5),
                        "c2",
                        "web",
                        "/checkpoints/k1",
                        12345678901L,
                        new CheckpointOptions(true, false, true, false, true),
                        "a note",
                        Map.of("kernel", "6.1")));
        assertThat(state.dependents("c1")).containsExactly("c2");
        assertThat(state.events(10))
                .containsExactly(
                        new Event(1, BIRTH, Event.Type.POD, "create", "p1", "shop", Map.of()),
                        new Event(
                                7,
                                BIRTH.plusSeconds(4),
                                Event.Type.CONTAINER,
                                "died",
                                "c2",
                                "web",
                                Map.of("exitCode", 137, "oomKilled", true)));
        assertHoldsTheContainers(state);
    }

    private static void assertHoldsTheContainers(IndexedState state) {
        assertThat(state.podContainers("p1")).hasSize(2);
        ContainerConfig infra = state.lookupContainer("shop-infra").config();
        assertThat(infra.infra()).isTrue();
        assertThat(infra.ports()).containsExactly(new PortMapping(null, 8080, 80, "tcp"));
        assertThat(state.lookupContainer("c1").state())
                .isEqualTo(ContainerState.configured()
                        .edit()
                        .status(ContainerStatus.RUNNING)
                        .pid(42)
                        .pidStart(77_000_000_001L)
                        .monitorPid(41)
                        .monitorStart(77_000_000_000L)
                        .startedAt(BIRTH.plusSeconds(2))
                        .netns("/run/slipway/netns/c1")
                        .networks(List.of(new NetworkStatus(
                                "slipway", "eth0", "02:00:00:00:00:01", List.of("10.90.0.5/24"), "10.90.0.1")))
                        .build());
        ContainerConfig web = state.lookupContainer("web").config();
        assertThat(web.spec().at("/process/oomScoreAdj").asInt()).isEqualTo(-5);
        assertThat(web.stopTimeout()).isEqualTo(Duration.ofMillis(1500));
        assertThat(web.autoRemove()).isTrue();
        assertThat(web.namespaces()).isEqualTo(Map.of("net", "c1"));
        assertThat(web.restartPolicy()).isEqualTo(RestartPolicy.NO);
        assertThat(web.healthCheck()).isNull();
        assertThat(web.init()).isFalse();
        assertThat(web.guarded()).isFalse();
        assertThat(state.lookupContainer("web").state())
                .isEqualTo(ContainerState.configured()
                        .edit()
                        .status(ContainerStatus.EXITED)
                        .exitCode(137)
                        .startedAt(BIRTH.plusSeconds(3))
                        .finishedAt(BIRTH.plusSeconds(4))
                        .oomKilled(true)
                        .stoppedByUser(true)
                        .build());
    }

    /** A program that takes a step which does not end. */
    static final class SlowMigration {
        private SlowMigration() {}

        /** Argument: the database file. */
        public static void main(String[] arguments) throws IOException, SQLException {
            new Schema(Path.of(arguments[0]), Schema.VERSION + 1, Schema.STEPS, "classpath:dev/slipway/state/slow")
                    .open()
                    .close();
        }
    }
}
