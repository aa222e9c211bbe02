package dev.slipway.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.Constants;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.MVStoreTool;

/**
 * Keeps a database file small: when it has grown to more than twice what it was after the last time, what is in use is
 * copied to a new file, which then replaces it. H2 would do so within the file on a thread of its own, but only where it
 * also puts off the writing of commits; and its moving of blocks within a file has failed its own assertions here.
 * A crash at any moment leaves the old file or the new one, both whole.
 */
final class Compaction {
    private static final int FACTOR = 2;

    private final Path file;
    private final Path next;
    private final long slack;
    private long limit;

    /**
     * @param slack bytes that a file may have grown by before anything is done about it
     */
    Compaction(Path file, long slack) {
        this.file = file;
        this.next = Schema.next(file);
        this.slack = slack;
        this.limit = slack;
    }

    boolean isDue() {
        return file.toFile().length() > limit;
    }

    /**
     * Replaces the file, which nobody may have open, by a smaller one.
     *
     * @param revision that the copy must have
     */
    void run(long revision) throws SQLException, IOException {
        try {
            Files.copy(file, next, StandardCopyOption.REPLACE_EXISTING);
            MVStoreTool.compact(next.toString(), false);
            Schema.ownerOnly(next);
            verify(revision);
            Schema.sync(next);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Schema.sync(file.resolveSibling(""));
        } catch (MVStoreException e) {
            throw new SQLException("the file could not be copied", e);
        } finally {
            limit = FACTOR * file.toFile().length() + slack;
            sweep();
        }
    }

    /** Removes a copy that was not finished. */
    void sweep() throws IOException {
        Files.deleteIfExists(next);
        for (String suffix : new String[] {Constants.SUFFIX_MV_STORE_TEMP_FILE, Constants.SUFFIX_MV_STORE_NEW_FILE}) {
            Files.deleteIfExists(next.resolveSibling(next.getFileName() + suffix));
        }
    }

    /** Opens the copy, so that damage is found before it is relied on. */
    private void verify(long revision) throws SQLException {
        try (Connection connection = Database.connect(next)) {
            long found = new RowReader(connection, new Documents()).revision();
            if (found != revision) {
                throw new SQLException("the copy has revision " + found + ", not " + revision);
            }
            connection.rollback();
        }
    }
}
