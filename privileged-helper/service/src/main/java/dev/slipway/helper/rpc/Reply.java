package dev.slipway.helper.rpc;

import dev.slipway.protocol.rpc.Message;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What a handler answers.
 *
 * @param <R> result of the call
 */
public final class Reply<R> {
    private final CompletableFuture<byte[]> result;
    private final @Nullable Runnable next;

    private Reply(CompletableFuture<byte[]> result, @Nullable Runnable next) {
        this.result = result;
        this.next = next;
    }

    /** This value. */
    public static <R> Reply<R> of(R value) {
        return encoded(Message.encode(value));
    }

    /** A value that is JSON already. */
    public static <R> Reply<R> encoded(byte[] json) {
        return new Reply<>(CompletableFuture.completedFuture(json), null);
    }

    /** A value that comes later. The future is cancelled if the client goes away before. */
    public static <R> Reply<R> later(CompletableFuture<byte[]> json) {
        return new Reply<>(json, null);
    }

    /** The same, then this, once the answer is queued: what a subscription sends comes after the answer. */
    public Reply<R> then(Runnable begin) {
        return new Reply<>(result, begin);
    }

    CompletableFuture<byte[]> result() {
        return result;
    }

    @Nullable
    Runnable next() {
        return next;
    }
}
