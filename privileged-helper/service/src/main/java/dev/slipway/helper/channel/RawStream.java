package dev.slipway.helper.channel;

import java.io.Closeable;
import java.io.InputStream;
import java.io.OutputStream;

/** The bytes of a channel once its client has opened it. */
public interface RawStream extends Closeable {
    /**
     * What the client sends. Its end is the client's half-close; a connection that this side closed is an IOException,
     * so that a cancelled upload is never taken for a whole one.
     */
    InputStream input();

    /** What the client gets. Closing it tells the client that no more will come. */
    OutputStream output();

    /** Closes the connection; a blocked read or write of another thread ends. */
    @Override
    void close();
}
