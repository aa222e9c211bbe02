package dev.slipway.state;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps that bring a database to the schema of this version. They are taken on a copy, which then replaces the
 * file: a step that fails, or a crash in one, leaves the file as it was.
 */
final class Schema {
    /** The newest step that this version knows. */
    static final int VERSION = 4;

    /** The table in which the steps that were taken are listed. */
    static final String HISTORY = "schema_history";

    static final String STEPS = "classpath:dev/slipway/state/migration";
    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

    private final Path file;
    private final String[] steps;
    private final int newest;

    /**
     * @param file the database file
     */
    Schema(Path file) {
        this(file, VERSION, STEPS);
    }

    /**
     * @param newest the last step that is taken
     * @param steps where the steps are, as Flyway names it
     */
    Schema(Path file, int newest, String... steps) {
        this.file = file;
        this.newest = newest;
        this.steps = steps.clone();
    }

    /** A connection to the file at the newest schema; the file is made or brought up to it if need be. */
    Connection open() throws SQLException, IOException {
        if (!Files.exists(file)) {
            create();
        }
        Connection connection = Database.connect(file);
        int version;
        try {
            version = Database.version(connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
        if (version == newest) {
            return connection;
        }
        connection.close();
        if (version == 0) {
            throw new SQLException("no step was ever taken, though a file is made with all of them");
        }
        if (version > newest) {
            throw newer(version);
        }
        migrate(version);
        return Database.connect(file);
    }

    private void create() throws IOException {
        Path next = emptyNext();
        take(next);
        ownerOnly(next);
        sync(next);
        // Unlike a move, a link never replaces a file that came up meanwhile.
        Files.createLink(file, next);
        Files.delete(next);
        sync(file.resolveSibling(""));
    }

    private void migrate(int version) throws SQLException, IOException {
        Path backup = file.resolveSibling("state.v" + version + ".mv.db");
        Path next = emptyNext();
        Files.copy(file, next, StandardCopyOption.REPLACE_EXISTING);
        ownerOnly(next);
        sync(next);
        verify(next, version);
        Files.deleteIfExists(backup);
        Files.createLink(backup, file);
        sync(file.resolveSibling(""));
        LOG.info("the state goes from schema {} to {}; {} keeps it as it was", version, newest, backup);
        take(next);
        verify(next, newest);
        replace(next);
    }

    /** Opens a copy, so that damage is found before the copy is relied on. */
    private static void verify(Path copy, int version) throws SQLException {
        try (Connection connection = Database.connect(copy)) {
            int found = Database.version(connection);
            if (found != version) {
                throw new SQLException("the copy " + copy + " has schema " + found + ", not " + version);
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("script nosettings");
            }
        }
    }

    private void take(Path database) {
        try {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(Database.url(database), "sa", "")
                    .locations(steps)
                    .target(MigrationVersion.fromVersion(Integer.toString(newest)))
                    .table(HISTORY)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw EngineException.of(
                            ErrorKind.STORAGE,
                            "could not bring the state %s to schema %d: %s".formatted(file, newest, firstLine(e)),
                            e)
                    .hint("The state is as it was: start the version that wrote it, and report this.");
        }
    }

    private static String firstLine(FlywayException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
    }

    private void replace(Path next) throws IOException {
        ownerOnly(next);
        sync(next);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(file.resolveSibling(""));
    }

    /** Where the file is made that will replace {@code file}. */
    static Path next(Path file) {
        return file.resolveSibling("state.next.mv.db");
    }

    private Path emptyNext() throws IOException {
        Path next = next(file);
        Files.deleteIfExists(next);
        return next;
    }

    static void ownerOnly(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }

    /** Puts a file's bytes, or a folder's names, on disk. */
    static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private EngineException newer(int version) {
        return EngineException.of(
                        ErrorKind.UNSUPPORTED,
                        "could not open the state %s: a newer version wrote it (schema %d, this version knows %d)"
                                .formatted(file, version, newest))
                .hint("Install the newer version again, or start with another root folder.");
    }
}
