package dev.slipway.runtime.os;

/** Something that goes on until it is closed, which cannot fail. */
public interface Watching extends AutoCloseable {
    @Override
    void close();
}
