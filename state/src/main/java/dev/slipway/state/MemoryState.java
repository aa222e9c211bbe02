package dev.slipway.state;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Commit;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** A state that lives as long as its process. */
public final class MemoryState extends IndexedState {
    private static final int JOURNAL_LIMIT = 10_000;

    private final ReentrantLock commits = new ReentrantLock();

    public MemoryState() {
        this(JOURNAL_LIMIT);
    }

    /**
     * @param journalLimit the most events that are kept, at least 1
     */
    public MemoryState(int journalLimit) {
        super(Index.empty(journalLimit, 0));
    }

    @Override
    public Commit commit(List<Change> changes) {
        if (commits.isHeldByCurrentThread()) {
            throw EngineException.of(ErrorKind.INTERNAL, "could not save: a listener must not commit");
        }
        commits.lock();
        try {
            Drafted drafted = Draft.of(open(), changes);
            publish(drafted);
            return drafted.commit();
        } finally {
            commits.unlock();
        }
    }

    @Override
    public void close() {
        markClosed();
    }
}
