package dev.slipway.state;

import static dev.slipway.state.Samples.container;
import static dev.slipway.state.Samples.pod;
import static dev.slipway.state.StateSuite.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Change.AddContainer;
import dev.slipway.runtime.state.Change.AddPod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
    private static final String LATER = "classpath:dev/slipway/state/later";
    private static final String BROKEN = "classpath:dev/slipway/state/broken";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void fill() {
        file = folder.resolve("state.mv.db");
        try (H2State state = H2State.open(folder, Map.of())) {
            state.commit(List.of(new AddPod(pod("p1", "shop")), new AddContainer(container("c1", "web"))));
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void theNewestStepIsTheVersion() throws IOException, SQLException {
        try (Connection connection = Database.connect(file)) {
            assertThat(Database.version(connection)).isEqualTo(Schema.VERSION);
        }
        try (H2State state = H2State.open(folder, Map.of())) {
            assertThat(state.containers()).hasSize(1);
        }
        assertThat(files()).containsExactly("state.backup.mv.db", "state.mv.db");
    }

    @Test
    void aLaterStepIsTakenOnceAndLeavesABackup() throws IOException, SQLException {
        byte[] before = Files.readAllBytes(file);
        Schema later = new Schema(file, Schema.VERSION + 1, Schema.STEPS, LATER);
        try (Connection connection = later.open()) {
            assertThat(one(connection, "select later from pod where id = 'p1'")).isEqualTo("yes");
            assertThat(Database.version(connection)).isEqualTo(Schema.VERSION + 1);
        }
        assertThat(files()).containsExactly("state.backup.mv.db", "state.mv.db", "state.v" + Schema.VERSION + ".mv.db");
        later.open().close();
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.move(folder.resolve("state.v" + Schema.VERSION + ".mv.db"), other.resolve("state.mv.db"));
        assertThat(before).isNotEmpty();
        try (H2State state = H2State.open(other, Map.of())) {
            assertThat(state.containers()).containsExactly(container("c1", "web"));
            assertThat(state.pods()).containsExactly(pod("p1", "shop"));
        }
    }

    @Test
    @Tag("R-RT-15")
    void aNewerSchemaIsRefusedAndLeftAsItIs() throws IOException, SQLException {
        new Schema(file, Schema.VERSION + 1, Schema.STEPS, LATER).open().close();
        EngineException failure = failure(() -> H2State.open(folder, Map.of()));
        assertThat(failure.kind()).isEqualTo(ErrorKind.UNSUPPORTED);
        assertThat(failure.message()).contains("newer version", "schema " + (Schema.VERSION + 1));
        try (Connection connection = Database.connect(file)) {
            assertThat(Database.version(connection)).isEqualTo(Schema.VERSION + 1);
        }
    }

    @Test
    void aStepThatFailsLeavesTheStateAsItWas() {
        EngineException failure = failure(() -> new Schema(file, Schema.VERSION + 1, Schema.STEPS, BROKEN).open());
        assertThat(failure.kind()).isEqualTo(ErrorKind.STORAGE);
        try (H2State state = H2State.open(folder, Map.of())) {
            assertThat(state.containers()).containsExactly(container("c1", "web"));
        }
    }

    @Test
    @Tag("R-STATE-19")
    void theDatabaseItselfKeepsReferencesAndExitCodesSound() throws SQLException {
        try (Connection connection = Database.connect(file);
                Statement statement = connection.createStatement()) {
            for (String row : List.of(
                    "insert into dependency values ('c1', 'c0')",
                    "insert into exec_session values ('e1', 'c0', current_timestamp, 'created', json '{}')",
                    "insert into volume_use values ('c1', 'v0')",
                    "insert into container_state values ('c0', 'running', json '{}')",
                    "insert into past_exit values ('c9', 'web', 256, current_timestamp)",
                    "insert into past_exit values ('c9', 'web', -2, current_timestamp)",
                    "insert into object values ('c2', 'web', 'container')",
                    "insert into object values ('p1', 'other', 'container')")) {
                SQLException refused = catchThrowableOfType(SQLException.class, () -> statement.execute(row));
                assertThat(Objects.requireNonNull(refused, row).getSQLState())
                        .as(row)
                        .startsWith("23");
            }
        }
    }
}
