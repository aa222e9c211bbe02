package dev.slipway.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.api.ErrorCode;

/** How a database file is opened, and what its errors mean. */
final class Database {
    private static final String SUFFIX = ".mv.db";
    private static final String COMMON =
            ";CACHE_SIZE=8192;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";

    private Database() {}

    /** The address of the database in this file, whose name ends in {@code .mv.db}. */
    static String url(Path file) {
        return base(file) + ";WRITE_DELAY=0;RETENTION_TIME=0;MAX_COMPACT_TIME=0";
    }

    /** As {@link #url}, for a database that need not survive a loss of power, and is written behind. */
    static String unsyncedUrl(Path file) {
        return base(file);
    }

    private static String base(Path file) {
        String path = file.toAbsolutePath().toString();
        if (!path.endsWith(SUFFIX) || path.contains(";")) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT,
                            "could not open the state %s: its path has a semicolon".formatted(path))
                    .hint("Choose a root folder without a semicolon in its path.");
        }
        return "jdbc:h2:file:" + path.substring(0, path.length() - SUFFIX.length()) + COMMON;
    }

    /** The only connection to the database in this file, with no transaction open. */
    static Connection connect(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection(url(file), "sa", "");
        try (Statement statement = connection.createStatement()) {
            if (connection.isReadOnly()) {
                throw new SQLException("the file can only be read", "", ErrorCode.DATABASE_IS_READ_ONLY);
            }
            statement.execute("set exclusive 1");
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** A connection that changes nothing in the file. */
    static Connection connectToRead(Path file) throws SQLException {
        return DriverManager.getConnection(url(file) + ";ACCESS_MODE_DATA=r", "sa", "");
    }

    /** The newest step of the schema that the database has taken; 0 for an empty one. */
    static int version(Connection connection) throws SQLException {
        try (ResultSet table = connection.getMetaData().getTables(null, "PUBLIC", Schema.HISTORY, null)) {
            if (!table.next()) {
                return 0;
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select max(cast(\"version\" as int)) from \"" + Schema.HISTORY + "\" where \"success\"")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** What the failure to open {@code file} means to the user. */
    static EngineException cannotOpen(Path file, Exception cause) {
        String start = "could not open the state " + file + ": ";
        int code = cause instanceof SQLException sql ? sql.getErrorCode() : 0;
        if (code == ErrorCode.DATABASE_ALREADY_OPEN_1 || code == ErrorCode.DATABASE_IS_IN_EXCLUSIVE_MODE) {
            return EngineException.of(ErrorKind.IN_USE, start + "another process has it open", cause)
                    .hint("Stop the other helper, or start this one with another root folder.");
        }
        if (isDamage(cause, code)) {
            return damaged(file, cause);
        }
        if (code == ErrorCode.DATABASE_IS_READ_ONLY) {
            return EngineException.of(ErrorKind.STORAGE, start + "it can only be read", cause)
                    .hint("Make its folder writable, or start with another root folder.");
        }
        return EngineException.of(ErrorKind.STORAGE, start + reason(cause), cause)
                .hint("Look at the space and permissions of its folder.");
    }

    /** Whether the file was read, and is no sound database: then the system had no complaint of its own. */
    private static boolean isDamage(Exception cause, int code) {
        Throwable innermost = innermost(cause);
        boolean refused = innermost instanceof IOException
                && !(innermost instanceof EOFException)
                && !(innermost instanceof JsonProcessingException);
        return !refused && code != ErrorCode.DATABASE_IS_READ_ONLY;
    }

    private static EngineException damaged(Path file, Exception cause) {
        String rest = " Or move the folder " + file.getParent() + " away, to start with nothing.";
        return EngineException.of(
                        ErrorKind.STORAGE, "could not open the state " + file + ": the file is damaged", cause)
                .hint(Backup.newest(file)
                        .map(copy -> "Containers that run go on. Put the backup %s of %s in its place.%s"
                                .formatted(copy, Backup.modified(copy), rest))
                        .orElse("Containers that run go on. There is no backup of it beside it: put one in its place."
                                + rest));
    }

    /** What the failure to save to {@code file} means to the user. */
    static EngineException cannotSave(Path file, Exception cause) {
        String reason = reason(cause);
        return EngineException.of(
                        ErrorKind.STORAGE, "could not save to the state %s: %s".formatted(file, reason), cause)
                .hint(
                        reason.contains("No space left")
                                ? "Free space on the file system of that file, then try again."
                                : "Look at the space and permissions of its folder, then try again.");
    }

    /** The message of the innermost cause, which names what the system said. */
    private static String reason(Throwable failure) {
        Throwable innermost = innermost(failure);
        String message = innermost.getMessage();
        return message == null
                ? innermost.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }

    private static Throwable innermost(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost;
    }
}
