package dev.slipway.state;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Commit;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open database of a state. Confined to one thread at a time. */
final class Store implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);

    private final Path file;
    private final Connection connection;
    private final Documents documents = new Documents();
    private final ChangeWriter writer;

    private Store(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
        this.writer = new ChangeWriter(new Statements(connection), documents);
    }

    /** Opens the file, which is made or brought to the newest schema if need be. */
    static Store open(Path file) {
        try {
            return new Store(file, new Schema(file).open());
        } catch (EngineException e) {
            throw e;
        } catch (SQLException | IOException | RuntimeException e) {
            throw Database.cannotOpen(file, e);
        }
    }

    /** All that was saved. Rows of a damaged file may make no sense to anybody on the way. */
    Index read(int journalLimit) {
        try {
            Index index = new RowReader(connection, documents).read(journalLimit);
            connection.commit();
            return index;
        } catch (SQLException | IOException | RuntimeException e) {
            throw Database.cannotOpen(file, e);
        }
    }

    /** Whether the last commit on disk is the one with this revision. */
    boolean isAt(long revision) throws SQLException {
        return new RowReader(connection, documents).revision() == revision;
    }

    /** Writes a commit made on {@code base}; one that is refused leaves the transaction as it was. */
    void write(Index base, Commit commit) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            writer.write(base, commit.changes());
        } catch (SQLException e) {
            if (!isOfTheData(e)) {
                throw e;
            }
            connection.rollback(before);
            throw unwritable();
        } catch (RuntimeException e) {
            connection.rollback(before);
            throw e;
        }
        connection.releaseSavepoint(before);
    }

    /** Whether a value was refused, not the write of it: class 22 of SQLSTATE. */
    private static boolean isOfTheData(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && state.startsWith("22");
    }

    /** Has no cause: the database's message shows the value, which may hold a secret. */
    private static EngineException unwritable() {
        return EngineException.of(ErrorKind.INVALID_ARGUMENT, "could not save: a text is no Unicode text, or too long");
    }

    /** Ends the transaction: what was written, up to this revision, is on disk when this returns. */
    void save(long revision) throws SQLException {
        writer.writeRevision(revision);
        connection.commit();
        try (Statement statement = connection.createStatement()) {
            statement.execute("checkpoint sync");
        }
    }

    /** Makes the rows those of {@code index}, whatever they are. */
    void rewrite(Index index) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("delete from dependency");
            statement.execute("delete from object where kind = 'container'");
            statement.execute("delete from object");
            statement.execute("delete from bundle");
            statement.execute("delete from checkpoint");
            statement.execute("delete from volume");
            statement.execute("delete from past_exit");
            statement.execute("delete from event");
        }
        writer.write(index.withoutContent(), index.asChanges());
        save(index.revision());
    }

    /**
     * Requires that the settings are those the state was made with; a setting it does not know is kept from now on.
     */
    void pin(Map<String, String> settings) {
        try {
            Map<String, String> kept = pins();
            for (Map.Entry<String, String> setting : new TreeMap<>(settings).entrySet()) {
                String old = kept.get(setting.getKey());
                if (old == null) {
                    addPin(setting.getKey(), setting.getValue());
                } else if (!old.equals(setting.getValue())) {
                    throw pinned(setting.getKey(), old, setting.getValue());
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw Database.cannotSave(file, e);
        }
    }

    private Map<String, String> pins() throws SQLException {
        Map<String, String> pins = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select name, content from pin")) {
            while (rows.next()) {
                pins.put(rows.getString(1), rows.getString(2));
            }
        }
        return pins;
    }

    private void addPin(String name, String content) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("insert into pin values (?, ?)")) {
            statement.setString(1, name);
            statement.setString(2, content);
            statement.executeUpdate();
        }
    }

    private EngineException pinned(String name, String old, String now) {
        return EngineException.of(
                        ErrorKind.INVALID_ARGUMENT,
                        "could not open the state %s: it was made with %s %s, not %s".formatted(file, name, old, now))
                .hint("Start with the same %s, or with another root folder.".formatted(name));
    }

    /** Forgets the open transaction. */
    void rollback() throws SQLException {
        connection.rollback();
    }

    /** Closes at once, without another write to a file that can't be written. */
    void abandon() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("shutdown immediately");
        } catch (SQLException e) {
            LOG.debug("the state {} was closed by its failure", file, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Database.cannotSave(file, e);
        }
    }
}
