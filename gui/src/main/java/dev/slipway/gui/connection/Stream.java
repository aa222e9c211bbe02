package dev.slipway.gui.connection;

/** A subscription that goes on until it is closed, over lost and new connections. */
public interface Stream extends AutoCloseable {
    /** Ends it; nothing is delivered afterwards. Any thread. */
    @Override
    void close();
}
