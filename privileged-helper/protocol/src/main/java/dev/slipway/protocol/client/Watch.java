package dev.slipway.protocol.client;

/**
 * A stream of notifications that was begun.
 *
 * @param <R> result of the call that began it
 */
public final class Watch<R> implements AutoCloseable {
    private final R result;
    private final String subscription;
    private final Runnable cancel;

    Watch(R result, String subscription, Runnable cancel) {
        this.result = result;
        this.subscription = subscription;
        this.cancel = cancel;
    }

    /** What the call answered. */
    public R result() {
        return result;
    }

    /** Id that each of its notifications carries. */
    public String subscription() {
        return subscription;
    }

    /** Ends it: the listener is not called any more and the helper is told. Does not wait; a second call does nothing. */
    @Override
    public void close() {
        cancel.run();
    }
}
