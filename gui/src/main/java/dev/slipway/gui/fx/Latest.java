package dev.slipway.gui.fx;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands the newest value to a consumer on one executor; values that came meanwhile are passed over.
 *
 * @param <T> kind of value
 */
public final class Latest<T> {
    private final Executor executor;
    private final Consumer<T> consumer;
    private final AtomicReference<@Nullable T> value = new AtomicReference<>();

    /** Hands values to {@code consumer} on {@code executor}, usually {@link FxThread#executor()}. */
    public Latest(Executor executor, Consumer<T> consumer) {
        this.executor = executor;
        this.consumer = consumer;
    }

    /** Replaces the value that waits to be handed over; any thread. */
    public void set(T newest) {
        if (value.getAndSet(newest) == null) {
            executor.execute(() -> {
                T taken = value.getAndSet(null);
                if (taken != null) {
                    consumer.accept(taken);
                }
            });
        }
    }
}
