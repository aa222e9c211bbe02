package dev.slipway.helper;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The helper's threads by what they do; each kind bounded, so that one cannot starve another. */
final class Threads {
    private static final int WORKERS = 64;
    private static final int WAITING = 4_096;
    private static final int JOBS = 32;
    private static final int LOGS = 64;

    /** Requests that change something or take a while; more than can wait are rejected. */
    final ExecutorService workers = queueing("slipway-worker");

    /** One for each job; more are rejected. */
    final ExecutorService jobs = direct("slipway-job", JOBS);

    /** One for each log that is read; more are rejected. */
    final ExecutorService logs = direct("slipway-log", LOGS);

    /** Two for each client that is attached to a process; as many as there can be channels. */
    final ExecutorService streams = Executors.newCachedThreadPool(named("slipway-stream"));

    /** What subscriptions send. */
    final ExecutorService pumps = Executors.newFixedThreadPool(2, named("slipway-pump"));

    /** Ends them: those that work get some time to finish. */
    void close() {
        workers.shutdown();
        jobs.shutdown();
        logs.shutdownNow();
        streams.shutdownNow();
        pumps.shutdown();
        try {
            if (!workers.awaitTermination(10, TimeUnit.SECONDS) || !jobs.awaitTermination(10, TimeUnit.SECONDS)) {
                workers.shutdownNow();
                jobs.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            jobs.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static ExecutorService queueing(String name) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                WORKERS, WORKERS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), named(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ExecutorService direct(String name, int most) {
        return new ThreadPoolExecutor(0, most, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), named(name));
    }

    private static ThreadFactory named(String name) {
        AtomicLong count = new AtomicLong();
        return work -> {
            Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
