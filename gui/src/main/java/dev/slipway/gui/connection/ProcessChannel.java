package dev.slipway.gui.connection;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The streams of a process, both ways. One thread reads; any thread writes, resizes and closes. */
public interface ProcessChannel extends Frames {
    /**
     * The next piece of what it writes, on whichever stream; waits for it. Null at the end.
     *
     * @throws IOException when the channel breaks, or is closed meanwhile
     */
    byte @Nullable [] read() throws IOException;

    /** Hands bytes to its standard input; waits while it doesn't read. */
    void write(byte[] bytes) throws IOException;

    /** Sets the size of its terminal, in characters. */
    void resize(int columns, int lines) throws IOException;
}
