package dev.slipway.state;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.StatisticsChunk;
import dev.slipway.runtime.state.StatisticsStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps statistics in a database file of their own, apart from the state, whose commits they must not delay. Nothing is
 * synced: what the kernel has not written yet when the power goes is lost. A file that is damaged or of another version is
 * set aside, and begun anew. It is opened when it is first needed.
 */
public final class H2StatisticsStore implements StatisticsStore {
    private static final Logger LOG = LoggerFactory.getLogger(H2StatisticsStore.class);
    private static final String FILE = "statistics.mv.db";
    private static final String ASIDE = "statistics.aside.mv.db";
    private static final int VERSION = 1;
    private static final String TABLES = """
            create table if not exists format(version int not null);
            create table if not exists chunk(
                id varchar(64) not null, step int not null, first bigint not null, last bigint not null,
                samples varbinary(65536) not null, primary key(id, step, first));
            create index if not exists chunk_last on chunk(last)
            """;

    private final Path file;
    private @Nullable Connection open;
    private boolean closed;

    /**
     * @param folder which must exist when it is first used
     */
    public H2StatisticsStore(Path folder) {
        this.file = folder.toAbsolutePath().resolve(FILE);
    }

    @Override
    public synchronized void put(List<StatisticsChunk> chunks) {
        write(connection -> {
            try (PreparedStatement merge = connection.prepareStatement("merge into chunk values(?, ?, ?, ?, ?)")) {
                for (StatisticsChunk chunk : chunks) {
                    merge.setString(1, chunk.id());
                    merge.setLong(2, chunk.step().toSeconds());
                    merge.setLong(3, chunk.first().toEpochMilli());
                    merge.setLong(4, chunk.last().toEpochMilli());
                    merge.setBytes(5, chunk.samples());
                    merge.addBatch();
                }
                merge.executeBatch();
            }
        });
    }

    @Override
    public synchronized List<StatisticsChunk> read(String id, Duration step, Instant from, Instant to) {
        return run("read", connection -> {
            try (PreparedStatement select = connection.prepareStatement("select first, last, samples from chunk"
                    + " where id = ? and step = ? and first <= ? and last >= ? order by first")) {
                select.setString(1, id);
                select.setLong(2, step.toSeconds());
                select.setLong(3, to.toEpochMilli());
                select.setLong(4, from.toEpochMilli());
                List<StatisticsChunk> chunks = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        chunks.add(new StatisticsChunk(
                                id,
                                step,
                                Instant.ofEpochMilli(rows.getLong(1)),
                                Instant.ofEpochMilli(rows.getLong(2)),
                                rows.getBytes(3)));
                    }
                }
                return chunks;
            }
        });
    }

    @Override
    public synchronized void remove(Collection<String> ids) {
        write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("delete from chunk where id = ?")) {
                for (String id : ids) {
                    delete.setString(1, id);
                    delete.addBatch();
                }
                delete.executeBatch();
            }
        });
    }

    @Override
    public synchronized void keepOnly(Set<String> ids) {
        List<String> unknown = run("read", connection -> {
            List<String> found = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select distinct id from chunk")) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        });
        unknown.removeAll(ids);
        if (!unknown.isEmpty()) {
            remove(unknown);
        }
    }

    @Override
    public synchronized void dropBefore(Duration step, Instant moment) {
        write(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from chunk where step = ? and last < ?")) {
                delete.setLong(1, step.toSeconds());
                delete.setLong(2, moment.toEpochMilli());
                delete.executeUpdate();
            }
        });
    }

    @Override
    public synchronized void keepNewest(int chunks) {
        write(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select count(*) from chunk")) {
                row.next();
                long surplus = row.getLong(1) - chunks;
                if (surplus > 0) {
                    statement.executeUpdate("delete from chunk where (id, step, first) in"
                            + " (select id, step, first from chunk order by last limit " + surplus + ")");
                }
            }
        });
    }

    @Override
    public synchronized void close() {
        closed = true;
        abandon();
    }

    private void write(Step step) {
        run("save to", connection -> {
            step.with(connection);
            return step;
        });
    }

    /** After a failure nobody knows what the connection is worth: the next call opens the file again. */
    private <T> T run(String what, Work<T> work) {
        if (closed) {
            throw IndexedState.stopped();
        }
        try {
            Connection connection = connection();
            T result = work.with(connection);
            connection.commit();
            return result;
        } catch (SQLException | IOException e) {
            abandon();
            throw EngineException.of(
                            ErrorKind.STORAGE,
                            "could not " + what + " the statistics " + file + ": " + e.getMessage(),
                            e)
                    .hint("Look at the space and permissions of its folder.");
        }
    }

    private void abandon() {
        Connection last = open;
        open = null;
        if (last != null) {
            try {
                last.close();
            } catch (SQLException e) {
                LOG.debug("could not close {}", file, e);
            }
        }
    }

    private Connection connection() throws SQLException, IOException {
        Connection known = open;
        if (known == null) {
            boolean there = Files.exists(file);
            try {
                known = connect();
            } catch (SQLException e) {
                if (!there || !Files.isWritable(file) || isInUse(e)) {
                    throw e;
                }
                Path aside = file.resolveSibling(ASIDE);
                LOG.warn("the statistics {} can't be read and are begun anew; {} is what they were", file, aside, e);
                Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
                known = connect();
            }
            open = known;
        }
        return known;
    }

    private static boolean isInUse(SQLException failure) {
        int code = failure.getErrorCode();
        return code == ErrorCode.DATABASE_ALREADY_OPEN_1 || code == ErrorCode.DATABASE_IS_IN_EXCLUSIVE_MODE;
    }

    private Connection connect() throws SQLException, IOException {
        Connection connection = DriverManager.getConnection(Database.unsyncedUrl(file), "sa", "");
        boolean sound = false;
        try (Statement statement = connection.createStatement()) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            statement.execute("set exclusive 1");
            statement.execute(TABLES);
            requireVersion(statement);
            connection.setAutoCommit(false);
            sound = true;
            return connection;
        } finally {
            if (!sound) {
                connection.close();
            }
        }
    }

    private static void requireVersion(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select version from format")) {
            if (row.next()) {
                if (row.getInt(1) != VERSION) {
                    throw new SQLException("they are of version " + row.getInt(1) + ", not " + VERSION);
                }
                return;
            }
        }
        statement.execute("insert into format values(" + VERSION + ")");
    }

    private interface Step {
        void with(Connection connection) throws SQLException;
    }

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }
}
