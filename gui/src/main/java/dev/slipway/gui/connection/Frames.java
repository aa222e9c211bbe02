package dev.slipway.gui.connection;

import java.io.Closeable;
import java.io.IOException;

/** An open channel whose bytes come in frames: a process's output, told apart by stream. */
public interface Frames extends Closeable {
    /** The process's standard output. */
    int STDOUT = 1;

    /** The process's standard error. */
    int STDERR = 2;

    /** Takes what comes. */
    interface Sink {
        /** A piece of a stream, in order; {@code bytes} are the sink's to keep. */
        void frame(int stream, byte[] bytes);
    }

    /**
     * Hands each frame to {@code sink}, on the calling thread, until the other side ends the channel.
     *
     * @throws IOException when the channel breaks within a frame, or is closed meanwhile
     */
    void readAll(Sink sink) throws IOException;
}
