package dev.slipway.gui.connection;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** An open channel that takes bytes. */
public interface Upload extends Closeable {
    /** Takes the bytes. */
    OutputStream output();

    /** Says that no more bytes will come. */
    void end() throws IOException;

    /** Gives the channel up; before {@link #end} this breaks the upload off. */
    @Override
    void close() throws IOException;
}
