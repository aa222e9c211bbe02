package dev.slipway.gui.files;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.FileCalls;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the begin of a file, off the JavaFX thread, for a look at it. */
final class HeadReading {
    /** Bytes that are read at most. */
    static final int MOST = 1024 * 1024;

    /** The same of a picture, which is nothing before it is whole. */
    static final int MOST_OF_PICTURE = 16 * 1024 * 1024;

    private final Desk desk;
    private final FileSource source;
    private final String path;
    private @Nullable CompletableFuture<Head> running;
    private @Nullable InputStream open;
    private boolean cancelled;

    /**
     * What was read.
     *
     * @param read bytes of it
     * @param size bytes of the file
     */
    record Head(FileContent content, long read, long size) {
        boolean cut() {
            return read < size;
        }
    }

    HeadReading(Desk desk, FileSource source, String path) {
        this.desk = desk;
        this.source = source;
        this.path = path;
    }

    /** Begins; one of both hears on the JavaFX thread, neither once it is cancelled. */
    void begin(Consumer<Head> done, Consumer<Throwable> failed) {
        running = desk.background().run(this::read, done, failed);
    }

    /** Gives it up, if it goes on. */
    void cancel() {
        if (running != null) {
            running.cancel(false);
        }
        InputStream reading;
        synchronized (this) {
            cancelled = true;
            reading = open;
        }
        if (reading != null) {
            var unused = desk.background()
                    .run(
                            () -> {
                                reading.close();
                                return path;
                            },
                            done -> {},
                            failed -> {});
        }
    }

    private Head read() throws IOException {
        FileCalls.Reading begun = source.read(path).join();
        try (InputStream in = opened(begun)) {
            byte[] bytes = in.readNBytes(MOST);
            Long told = begun.size();
            long size = Math.max(told == null ? 0 : told, bytes.length);
            if (bytes.length < Math.min(size, MOST)) {
                desk.jobs().await(begun.job()).join();
            }
            if (bytes.length < size
                    && size <= MOST_OF_PICTURE
                    && PictureSize.of(bytes).isPresent()) {
                int first = bytes.length;
                byte[] rest = in.readNBytes((int) size - first);
                bytes = Arrays.copyOf(bytes, first + rest.length);
                System.arraycopy(rest, 0, bytes, first, rest.length);
            }
            return new Head(FileContent.of(bytes, bytes.length < size), bytes.length, size);
        } finally {
            desk.jobs().cancel(begun.job());
        }
    }

    private InputStream opened(FileCalls.Reading begun) throws IOException {
        if (!begun.kind().equals("file")) {
            throw new IOException(Texts.get("files.noFile", FilePath.name(path)));
        }
        InputStream in = desk.helper().download(begun.channel());
        synchronized (this) {
            open = in;
            if (!cancelled) {
                return in;
            }
        }
        in.close();
        throw new CancellationException();
    }
}
