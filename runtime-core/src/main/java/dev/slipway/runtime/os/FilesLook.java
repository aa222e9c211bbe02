package dev.slipway.runtime.os;

import dev.slipway.runtime.error.EngineException;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at something again when another program has changed its files: on a thread of a pool, once for all changes before
 * the look begins. Safe for use by several threads.
 */
public final class FilesLook implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FilesLook.class);

    private final String subject;
    private final Runnable look;
    private final Executor threads;
    private final AtomicBoolean due = new AtomicBoolean();
    private @Nullable FileWatcher watcher;
    private @Nullable Watching watching;

    /**
     * @param subject what is looked at, for the log
     * @param look may throw {@link EngineException}, which goes to the log
     */
    public FilesLook(String subject, Runnable look, Executor threads) {
        this.subject = subject;
        this.look = look;
        this.threads = threads;
    }

    /** Which files. */
    public interface Start {
        /** Begins to watch them. */
        Watching watch(FileWatcher watcher, Runnable listener) throws IOException;
    }

    /** Begins, with a look soon. Where files cannot be watched, the log says so, and nothing else is different. */
    public synchronized void open(Start start) {
        try {
            FileWatcher opened = new FileWatcher();
            watcher = opened;
            watching = start.watch(opened, this::soon);
        } catch (IOException | EngineException e) {
            LOG.warn("what other programs change of {} is not seen at once: {}", subject, e.getMessage());
        }
        soon();
    }

    private void soon() {
        if (due.compareAndSet(false, true)) {
            try {
                threads.execute(() -> {
                    due.set(false);
                    now();
                });
            } catch (RejectedExecutionException e) {
                LOG.debug("the engine is closed");
            }
        }
    }

    /** Looks before this returns. */
    public void now() {
        try {
            look.run();
        } catch (EngineException e) {
            LOG.warn("could not look at {}: {}", subject, e.message());
        }
    }

    @Override
    public synchronized void close() {
        if (watching != null) {
            watching.close();
        }
        if (watcher != null) {
            watcher.close();
        }
    }
}
