package dev.slipway.gui.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Runs work off the JavaFX thread and delivers exactly one outcome on it: a result, or a failure. */
public final class Background {
    private final Executor workers;
    private final Executor fx;

    /** Works on {@code workers} and delivers on {@code fx}; tests pass {@code Runnable::run} for both. */
    public Background(Executor workers, Executor fx) {
        this.workers = workers;
        this.fx = fx;
    }

    /** Works on daemon threads made as needed and delivers on the JavaFX thread. */
    public static Background onThreads() {
        AtomicInteger number = new AtomicInteger();
        return new Background(
                Executors.newCachedThreadPool(work -> {
                    Thread thread = new Thread(work, "background-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                }),
                FxThread.executor());
    }

    /**
     * Runs {@code work}, then either {@code done} or {@code failed} on the JavaFX thread; cancelling the returned
     * future before that delivers neither.
     */
    public <T> CompletableFuture<T> run(Callable<T> work, Consumer<? super T> done, Consumer<Throwable> failed) {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        workers.execute(() -> complete(outcome, work));
        deliver(outcome, done, failed);
        return outcome;
    }

    /** Delivers the outcome of a future on the JavaFX thread; neither when it was cancelled. */
    public <T> void deliver(CompletableFuture<T> future, Consumer<? super T> done, Consumer<Throwable> failed) {
        var unused = future.whenComplete((result, error) -> {
            if (future.isCancelled() || error instanceof CancellationException) {
                return;
            }
            fx.execute(() -> {
                if (error != null) {
                    failed.accept(cause(error));
                } else {
                    done.accept(result);
                }
            });
        });
    }

    /** The failure behind the wrappers of {@link CompletableFuture}. */
    public static Throwable cause(Throwable error) {
        Throwable cause = error.getCause();
        return error instanceof CompletionException && cause != null ? cause(cause) : error;
    }

    @SuppressWarnings("CatchingUnchecked") // the one border at which work of any kind becomes an outcome
    private static <T> void complete(CompletableFuture<T> outcome, Callable<T> work) {
        try {
            outcome.complete(work.call());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            outcome.completeExceptionally(e);
        } catch (Exception e) {
            outcome.completeExceptionally(e);
        }
    }
}
