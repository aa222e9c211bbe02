package dev.slipway.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A second copy of the database beside it, {@code state.backup.mv.db}, for the user to put in its place if the file
 * should be damaged. A copy takes the last one's place only after it was opened and read. That no copy could be made is
 * logged: it is no reason not to work. Confined to one thread at a time.
 */
final class Backup {
    private static final Logger LOG = LoggerFactory.getLogger(Backup.class);
    private static final String NAME = "state.backup.mv.db";

    private final Path file;
    private final Path copy;
    private final Path next;
    private long revision;

    /**
     * Looks at the last copy, if there is one.
     *
     * @param file the database
     */
    Backup(Path file) {
        this.file = file;
        this.copy = file.resolveSibling(NAME);
        this.next = file.resolveSibling("state.copy.mv.db");
        discard();
        this.revision = Files.exists(copy) ? revisionOf(copy, RowReader::revision) : 0;
    }

    /** Requires that the database, of this revision, has all that its last copy had. */
    void requireNotAheadOf(long found) {
        if (revision > found) {
            throw Database.cannotOpen(
                    file, new SQLException("its last commit is " + found + ", that of its backup " + revision));
        }
    }

    /** How many commits of a database of this revision the last copy, if any, does not have. */
    long lacks(long current) {
        return current - revision;
    }

    /** Copies the database, which nobody may have open and which is of this revision. */
    void make(long current) {
        try {
            Files.copy(file, next, StandardCopyOption.REPLACE_EXISTING);
            Schema.ownerOnly(next);
            long found = revisionOf(next, rows -> rows.read(1).revision());
            if (found != current) {
                throw new SQLException("the copy has revision " + found + ", not " + current);
            }
            Schema.sync(next);
            Files.move(next, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Schema.sync(file.resolveSibling(""));
            revision = current;
        } catch (SQLException | IOException e) {
            LOG.warn("could not make a backup of the state {}; the last one stays", file, e);
            discard();
        }
    }

    private void discard() {
        try {
            Files.deleteIfExists(next);
        } catch (IOException e) {
            LOG.warn("could not delete {}", next, e);
        }
    }

    /** The revision of a copy, as it is found; 0 if the copy can't be read that far. */
    private static long revisionOf(Path database, Look look) {
        try (Connection connection = Database.connectToRead(database)) {
            return look.at(new RowReader(connection, new Documents()));
        } catch (SQLException | IOException | RuntimeException e) {
            LOG.warn("{} can't be read", database, e);
            return 0;
        }
    }

    /** How a revision is found: alone, or after all that was saved up to it was read. */
    private interface Look {
        long at(RowReader rows) throws SQLException, IOException;
    }

    /** The newest of the copies that lie beside a database, those that migrations left included. */
    static Optional<Path> newest(Path file) {
        List<Path> copies = new ArrayList<>();
        try (Stream<Path> all = Files.list(file.resolveSibling(""))) {
            all.filter(each -> each.getFileName().toString().matches("state\\.(backup|v[0-9]+)\\.mv\\.db"))
                    .forEach(copies::add);
        } catch (IOException e) {
            LOG.debug("no copies of {} are found", file, e);
        }
        return copies.stream().max(Comparator.comparing(Backup::modified));
    }

    static FileTime modified(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
