package dev.slipway.runtime.container;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks on the threads of another executor, at most so many at once; the others wait their turn, in order. */
public final class Turns implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    private final Executor threads;
    private final int most;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;

    public Turns(Executor threads, int most) {
        this.threads = threads;
        this.most = most;
    }

    /** Does nothing once the other executor takes no more: the engine is being closed. */
    @Override
    public void execute(Runnable task) {
        synchronized (waiting) {
            waiting.add(task);
            if (running == most) {
                return;
            }
            running++;
        }
        try {
            threads.execute(this::work);
        } catch (RejectedExecutionException closed) {
            synchronized (waiting) {
                running--;
                waiting.clear();
            }
        }
    }

    private void work() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("a task failed", e);
            }
        }
    }

    private @Nullable Runnable next() {
        synchronized (waiting) {
            Runnable task = waiting.poll();
            if (task == null) {
                running--;
            }
            return task;
        }
    }
}
