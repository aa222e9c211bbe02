package dev.slipway.helper.job;

import dev.slipway.helper.rpc.AuditLog;
import dev.slipway.helper.rpc.Failures;
import dev.slipway.helper.rpc.Peer;
import dev.slipway.protocol.model.JobInfo;
import dev.slipway.protocol.rpc.ErrorKind;
import dev.slipway.protocol.rpc.Message;
import dev.slipway.protocol.rpc.RpcError;
import dev.slipway.protocol.rpc.RpcException;
import dev.slipway.runtime.error.EngineException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The jobs that run, and those that ended of late. */
public final class Jobs implements AutoCloseable {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int LIMIT = 256;

    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final Set<Consumer<Job>> watchers = ConcurrentHashMap.newKeySet();
    private final Executor threads;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final AuditLog audit;

    /**
     * @param threads where jobs run; may reject
     */
    public Jobs(Executor threads, InstantSource clock, RandomGenerator random, AuditLog audit) {
        this.threads = threads;
        this.clock = clock;
        this.random = random;
        this.audit = audit;
    }

    /**
     * Begins a job.
     *
     * @param kind the method that was called
     * @param title what it does, for people: "import of web"
     * @throws EngineException EXHAUSTED if too many run
     */
    public Job start(Peer peer, String kind, String title, Work work) {
        Job job = new Job(HexFormat.of().toHexDigits(random.nextLong()), kind, title, clock, this::changed);
        synchronized (jobs) {
            jobs.values().removeIf(old -> old.finishedBefore(clock.instant().minus(KEPT)));
            if (jobs.size() >= LIMIT) {
                forgetOldest();
            }
            jobs.put(job.id(), job);
        }
        try {
            threads.execute(() -> run(peer, job, work));
        } catch (RejectedExecutionException e) {
            synchronized (jobs) {
                jobs.remove(job.id());
            }
            throw exhausted();
        }
        changed(job);
        return job;
    }

    /** Those that run or ended of late, oldest first. */
    public List<JobInfo> list() {
        synchronized (jobs) {
            return jobs.values().stream().map(Job::info).toList();
        }
    }

    /** Completes with the job's result as JSON, or with its error. */
    public CompletableFuture<byte[]> outcome(String id) {
        return require(id).outcome().copy();
    }

    /** Asks it to stop and undo what it did. Does nothing to one that has ended. */
    public void cancel(String id) {
        require(id).cancel();
    }

    /** Calls {@code watcher} at each change of a job, on the job's thread; it must be quick. */
    public Runnable watch(Consumer<Job> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** Asks every job to stop. */
    @Override
    public void close() {
        List<Job> all;
        synchronized (jobs) {
            all = List.copyOf(jobs.values());
        }
        all.forEach(Job::cancel);
    }

    private Job require(String id) {
        synchronized (jobs) {
            Job job = jobs.get(id);
            if (job == null) {
                throw RpcException.of(
                        ErrorKind.NO_SUCH_JOB,
                        "could not find the job: there is none with this id",
                        "A job is kept for ten minutes after its end; job.list lists those known.");
            }
            return job;
        }
    }

    private void forgetOldest() {
        var ended = jobs.values().iterator();
        while (ended.hasNext()) {
            if (ended.next().info().finished() != null) {
                ended.remove();
                return;
            }
        }
        throw exhausted();
    }

    private static EngineException exhausted() {
        return EngineException.of(
                        dev.slipway.runtime.error.ErrorKind.EXHAUSTED, "could not begin the job: too many run")
                .hint("Wait for some to end, or cancel them.");
    }

    private void run(Peer peer, Job job, Work work) {
        String kind = job.info().kind();
        RpcError error = null;
        try {
            job.check();
            byte[] result = Message.encode(work.run(job));
            job.succeed(result);
        } catch (Throwable e) { // an Error too: who waits must get an answer
            error = Failures.error(kind, failure(job, e));
            job.fail(job.cancelRequested() ? "cancelled" : "failed", error.message(), new RpcException(error));
        }
        audit.ended(peer, kind, job.info().title(), job.id(), error);
    }

    /** What a cancelled job fails with is the cancellation, whatever its work ran into. */
    private static Throwable failure(Job job, Throwable e) {
        if (!job.cancelRequested()) {
            return e;
        }
        return EngineException.of(
                dev.slipway.runtime.error.ErrorKind.CANCELLED,
                "could not finish " + job.info().title() + ": it was cancelled",
                e);
    }

    private void changed(Job job) {
        watchers.forEach(watcher -> watcher.accept(job));
    }
}
