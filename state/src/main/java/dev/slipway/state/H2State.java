package dev.slipway.state;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Commit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A state on disk: an H2 database in one file, which one process at a time has open, behind an index in memory.
 *
 * <p>A commit is in the file, and the file synced, before {@link #commit} returns; commits that wait at the same time
 * share a sync. A commit that could not be saved leaves index and file as they were. A backup lies beside the file, made
 * when it is opened after a crash, when it is compacted after many commits, and when it is closed.
 */
public final class H2State extends IndexedState {
    private static final Logger LOG = LoggerFactory.getLogger(H2State.class);
    private static final String FILE = "state.mv.db";
    private static final int JOURNAL_LIMIT = 10_000;
    private static final long BACKUP_COMMITS = 1_000;
    private static final long SLACK = 6L * 1024 * 1024;

    private final Path file;
    private final Compaction compaction;
    private final Backup backup;
    private final CommitQueue queue;
    /** Null after a failure, until the file is open again. Used by the writer's thread, and by close after it. */
    private @Nullable Store store;

    private H2State(Path file, Compaction compaction, Backup backup, Store store, Index index) {
        super(index);
        this.file = file;
        this.compaction = compaction;
        this.backup = backup;
        this.store = store;
        this.queue = new CommitQueue(this::save);
    }

    /** Whether there is a state in this folder, whatever it is worth. */
    public static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /**
     * Opens the state in {@code folder}, which must exist; it is made if it isn't there, and brought to this version's
     * schema.
     *
     * @param pins settings that must stay what they were when the state was made, by name: {@code root}, {@code runroot},
     *     {@code runtime}
     * @throws EngineException IN_USE if a process has it open; UNSUPPORTED if a newer version wrote it;
     *     INVALID_ARGUMENT if a pinned setting differs; STORAGE if it can't be read or written, or lacks what its
     *     backup has
     */
    public static H2State open(Path folder, Map<String, String> pins) {
        return open(folder, pins, JOURNAL_LIMIT);
    }

    /**
     * As {@link #open(Path, Map)}.
     *
     * @param journalLimit the most events that are kept, at least 1
     */
    public static H2State open(Path folder, Map<String, String> pins, int journalLimit) {
        return open(folder, pins, journalLimit, SLACK);
    }

    /**
     * As {@link #open(Path, Map, int)}.
     *
     * @param slack bytes that the file may grow by before it is compacted
     */
    static H2State open(Path folder, Map<String, String> pins, int journalLimit, long slack) {
        Path file = folder.toAbsolutePath().resolve(FILE);
        if (!Files.isDirectory(folder)) {
            throw EngineException.of(
                            ErrorKind.STORAGE, "could not open the state %s: its folder is not there".formatted(file))
                    .hint("Make the folder first.");
        }
        Store store = Store.open(file);
        try {
            store.pin(pins);
            Compaction compaction = new Compaction(file, slack);
            compaction.sweep();
            Index index = store.read(journalLimit);
            Backup backup = new Backup(file);
            backup.requireNotAheadOf(index.revision());
            if (backup.lacks(index.revision()) > 0) {
                store.close();
                backup.make(index.revision());
                store = Store.open(file);
            }
            H2State state = new H2State(file, compaction, backup, store, index);
            state.queue.start();
            return state;
        } catch (IOException e) {
            store.abandon();
            throw Database.cannotOpen(file, e);
        } catch (RuntimeException e) {
            store.abandon();
            throw e;
        }
    }

    @Override
    public Commit commit(List<Change> changes) {
        return queue.commit(changes);
    }

    @Override
    public void close() {
        markClosed();
        queue.stop();
        Store last = store;
        store = null;
        if (last != null) {
            last.close();
            backUp(1);
        }
    }

    /** Backs up the closed file, unless its backup lacks fewer commits than that. */
    private void backUp(long commits) {
        long revision = current().revision();
        if (backup.lacks(revision) >= commits) {
            backup.make(revision);
        }
    }

    private void save(List<CommitQueue.Request> group) {
        List<Written> written = new ArrayList<>();
        try {
            Store open = reopened();
            Index base = current();
            for (CommitQueue.Request request : group) {
                Drafted drafted = write(open, base, request);
                if (drafted != null) {
                    written.add(new Written(request, drafted));
                    base = drafted.index();
                }
            }
            if (!written.isEmpty()) {
                open.save(base.revision());
            }
        } catch (SQLException e) {
            abandon();
            fail(group, Database.cannotSave(file, e));
            return;
        } catch (EngineException e) {
            abandon();
            fail(group, e);
            return;
        } catch (RuntimeException e) {
            abandon();
            throw e;
        }
        for (Written each : written) {
            publish(each.drafted);
            each.request.complete(each.drafted.commit());
        }
        if (!written.isEmpty() && compaction.isDue()) {
            compact();
        }
    }

    /** After the commits are answered: a failure of it is no failure of theirs. The next commit opens what is there. */
    private void compact() {
        Store open = store;
        store = null;
        try {
            if (open != null) {
                open.close();
            }
            compaction.run(current().revision());
            backUp(BACKUP_COMMITS);
            reopened();
        } catch (SQLException | IOException | EngineException e) {
            LOG.warn("could not compact the state {}; it is tried again when it has grown further", file, e);
            abandon();
        }
    }

    /** Writes one commit, which is not yet saved; null if it was refused and the request is answered. */
    private static @Nullable Drafted write(Store open, Index base, CommitQueue.Request request) throws SQLException {
        try {
            Drafted drafted = Draft.of(base, request.changes());
            open.write(base, drafted.commit());
            return drafted;
        } catch (EngineException e) {
            request.fail(e);
            return null;
        }
    }

    private static void fail(List<CommitQueue.Request> group, EngineException failure) {
        LOG.error("{}", failure.message(), failure.getCause());
        group.forEach(request -> request.fail(failure));
    }

    /** The store; after a failure it is opened again, and the file made to hold what the index does. */
    private Store reopened() throws SQLException {
        Store open = store;
        if (open == null) {
            open = Store.open(file);
            store = open;
            if (!open.isAt(current().revision())) {
                LOG.warn("the state {} has a commit that was reported as failed; it is taken back", file);
                open.rewrite(current());
            }
            open.rollback();
        }
        return open;
    }

    /** After a failure nobody knows what the file holds: it is opened again for the next commit. */
    private void abandon() {
        Store broken = store;
        store = null;
        if (broken != null) {
            broken.abandon();
        }
    }

    /** A commit that is written but not yet saved. */
    private record Written(CommitQueue.Request request, Drafted drafted) {}
}
