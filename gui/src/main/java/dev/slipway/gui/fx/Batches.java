package dev.slipway.gui.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Gathers items from any thread and hands them over in batches, in order, on one executor.
 *
 * <p>At most one hand-over is queued at a time, so that a flood of items becomes few, long batches.
 *
 * @param <T> what is gathered
 */
public final class Batches<T> {
    private final Executor executor;
    private final Consumer<List<T>> consumer;
    private List<T> waiting = new ArrayList<>();
    private boolean queued;

    /** Hands batches to {@code consumer} on {@code executor}, usually {@link FxThread#executor()}. */
    public Batches(Executor executor, Consumer<List<T>> consumer) {
        this.executor = executor;
        this.consumer = consumer;
    }

    /** Adds an item to the next batch; any thread. */
    public void add(T item) {
        synchronized (this) {
            waiting.add(item);
            if (queued) {
                return;
            }
            queued = true;
        }
        executor.execute(this::handOver);
    }

    private void handOver() {
        List<T> batch;
        synchronized (this) {
            batch = waiting;
            waiting = new ArrayList<>();
            queued = false;
        }
        consumer.accept(batch);
    }
}
