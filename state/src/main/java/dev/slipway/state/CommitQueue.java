package dev.slipway.state;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Commit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the commits of many threads to one, which takes all that wait at once, so that they share one sync. That thread
 * belongs to the state alone: H2 closes its file under a thread that is interrupted while it writes, and the callers'
 * threads may be.
 */
final class CommitQueue {
    private static final Logger LOG = LoggerFactory.getLogger(CommitQueue.class);
    private static final int GROUP_LIMIT = 256;
    private static final Request STOP = new Request(List.of());

    private final LinkedBlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final Object gate = new Object();
    private final Consumer<List<Request>> writer;
    private final Thread thread;
    private boolean stopped;

    /**
     * @param writer saves a group of requests, in their order, and answers each of them
     */
    CommitQueue(Consumer<List<Request>> writer) {
        this.writer = writer;
        this.thread = new Thread(this::run, "state-writer");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Waits until the changes are saved; an interrupt doesn't end the wait, its flag stays set. */
    Commit commit(List<Change> changes) {
        if (Thread.currentThread() == thread) {
            throw EngineException.of(ErrorKind.INTERNAL, "could not save: a listener must not commit");
        }
        Request request = new Request(changes);
        synchronized (gate) {
            if (stopped) {
                throw IndexedState.stopped();
            }
            requests.add(request);
        }
        return request.await();
    }

    /** Takes no more requests, and returns when those that were taken are answered. */
    void stop() {
        synchronized (gate) {
            if (!stopped) {
                stopped = true;
                requests.add(STOP);
            }
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean last = false;
        while (!last) {
            List<Request> group = nextGroup();
            last = group.remove(STOP);
            write(group);
        }
    }

    /** A defect in the writer must not leave a caller waiting. */
    private void write(List<Request> group) {
        try {
            writer.accept(group);
        } catch (RuntimeException | Error e) {
            EngineException failure =
                    EngineException.of(ErrorKind.INTERNAL, "could not save: the state's writer failed", e);
            group.forEach(request -> request.fail(failure));
        }
    }

    private List<Request> nextGroup() {
        List<Request> group = new ArrayList<>();
        while (group.isEmpty()) {
            try {
                group.add(requests.take());
            } catch (InterruptedException e) {
                LOG.debug("the state's writer goes on: only a request ends it", e);
            }
        }
        requests.drainTo(group, GROUP_LIMIT - 1);
        return group;
    }

    /** A commit that is asked for. */
    static final class Request {
        private final List<Change> changes;
        private final CompletableFuture<Commit> answer = new CompletableFuture<>();

        private Request(List<Change> changes) {
            this.changes = List.copyOf(changes);
        }

        List<Change> changes() {
            return changes;
        }

        void complete(Commit commit) {
            answer.complete(commit);
        }

        /** Has no effect on a request that was answered. */
        void fail(EngineException failure) {
            answer.completeExceptionally(failure);
        }

        private Commit await() {
            try {
                return answer.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof EngineException failure) {
                    throw failure;
                }
                throw e;
            }
        }
    }
}
