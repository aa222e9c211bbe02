package dev.slipway.runtime.process;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.FileWatcher;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Reads containers' logs, conmon's k8s-file; a log that does not exist yet is empty. */
public final class LogReader {
    private static final int BATCH = 1000;

    private final FileWatcher watcher;

    public LogReader(FileWatcher watcher) {
        this.watcher = watcher;
    }

    /** Gives the wanted lines of a log, oldest first, in batches that are not empty; STORAGE if it cannot be read. */
    public void read(Path log, LogQuery query, Consumer<List<LogLine>> sink) {
        try (LogFile file = LogFile.open(log)) {
            if (query.tail() >= 0) {
                file.skipTo(LogTail.start(file.channel(), query));
            }
            for (List<String> batch = file.lines(BATCH); !batch.isEmpty(); batch = file.lines(BATCH)) {
                List<LogLine> wanted = query.select(batch);
                if (!wanted.isEmpty()) {
                    sink.accept(wanted);
                }
            }
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw unreadable(log, e);
        }
    }

    /** Follows a log: what is in it now by the query, then what is added; STORAGE if it cannot be watched. */
    public LogFollow follow(Path log, LogQuery query) {
        return new LogFollow(log, query, watcher);
    }

    static EngineException unreadable(Path log, IOException e) {
        return EngineException.of(ErrorKind.STORAGE, "could not read the log " + log + ": " + e.getMessage(), e);
    }
}
