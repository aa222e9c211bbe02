package dev.slipway.runtime.process;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.FileWatcher;
import dev.slipway.runtime.os.Watching;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A log that is being followed, over truncation and replacement; one thread reads, any thread finishes. */
public final class LogFollow implements AutoCloseable {
    private static final int BATCH = 1000;

    private final Path log;
    private final LogQuery query;
    private final FileWatcher watcher;
    private @Nullable Watching watch;
    private final Semaphore changes = new Semaphore(0);
    private @Nullable LogFile file;
    private boolean opened;
    private volatile boolean finished;
    private boolean ended;

    LogFollow(Path log, LogQuery query, FileWatcher watcher) {
        this.log = log;
        this.query = query;
        this.watcher = watcher;
        try {
            watch();
        } catch (IOException e) {
            throw LogReader.unreadable(log, e);
        }
    }

    /** The folder of a container that has never run is not there yet: then the next call tries again. */
    private void watch() throws IOException {
        if (watch == null && Files.isDirectory(log.resolveSibling(""))) {
            watch = watcher.watch(log, changes::release);
        }
    }

    /**
     * The next lines, at most a thousand; waits for them at most so long, then there are none.
     *
     * @throws EngineException STORAGE if the log cannot be read; CANCELLED if the thread is interrupted
     */
    public List<LogLine> next(Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        try {
            while (!ended) {
                boolean last = finished;
                watch();
                changes.drainPermits();
                List<String> records = records();
                List<LogLine> wanted = query.select(records);
                if (!wanted.isEmpty()) {
                    return wanted;
                }
                if (records.isEmpty()) {
                    ended = last;
                    if (!last && !changes.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        return List.of();
                    }
                }
            }
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EngineException.of(ErrorKind.CANCELLED, "could not follow the log " + log + ": cancelled");
        } catch (IOException e) {
            throw LogReader.unreadable(log, e);
        }
    }

    /** Says that nothing more will be written: {@link #next} gives what is left, then {@link #ended} is true. */
    public void finish() {
        finished = true;
        changes.release();
    }

    /** Whether all was given and nothing more will come. */
    public boolean ended() {
        return ended;
    }

    private List<String> records() throws IOException {
        try {
            LogFile current = file == null ? open() : file;
            List<String> records = current.lines(BATCH);
            if (records.isEmpty() && current.replaced()) {
                current.close();
                file = null;
                records = open().lines(BATCH);
            }
            return records;
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /** The first file is read from where the query says, one that replaces it from its start. */
    private LogFile open() throws IOException {
        LogFile next = LogFile.open(log);
        file = next;
        if (!opened && query.tail() >= 0) {
            next.skipTo(LogTail.start(next.channel(), query));
        }
        opened = true;
        return next;
    }

    @Override
    public void close() throws IOException {
        Watching open = watch;
        if (open != null) {
            open.close();
        }
        LogFile last = file;
        if (last != null) {
            last.close();
        }
    }
}
