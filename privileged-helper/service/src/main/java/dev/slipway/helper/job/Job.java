package dev.slipway.helper.job;

import dev.slipway.protocol.model.JobInfo;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Long work that was begun: how far it is, whether it should stop, and its outcome. Safe for use by several threads. */
public final class Job implements Progress {
    private static final double STEP = 0.005;

    private final InstantSource clock;
    private final Consumer<Job> changed;
    private final CompletableFuture<byte[]> outcome = new CompletableFuture<>();
    private final List<Runnable> onCancel = new ArrayList<>();
    private JobInfo info;
    private boolean cancelled;

    Job(String id, String kind, String title, InstantSource clock, Consumer<Job> changed) {
        this.clock = clock;
        this.changed = changed;
        this.info = new JobInfo(id, kind, title, "running", null, null, null, clock.instant(), null, null);
    }

    public String id() {
        return info().job();
    }

    /** As it is now. */
    public synchronized JobInfo info() {
        return info;
    }

    /** Completes with the result as JSON, or with the error. */
    CompletableFuture<byte[]> outcome() {
        return outcome;
    }

    @Override
    public void at(String phase, double fraction) {
        synchronized (this) {
            Double known = fraction < 0 ? null : Double.valueOf(Math.min(fraction, 1));
            if (!info.state().equals("running") || (phase.equals(info.phase()) && near(known, info.fraction()))) {
                return;
            }
            info = with("running", phase, known, null, null);
        }
        changed.accept(this);
    }

    @Override
    public void parts(List<Part> parts) {
        List<JobInfo.Part> told = parts.stream()
                .map(part -> new JobInfo.Part(
                        part.name(), part.state(), part.done(), part.total() < 0 ? null : Long.valueOf(part.total())))
                .toList();
        synchronized (this) {
            if (!info.state().equals("running") || told.equals(info.parts())) {
                return;
            }
            info = new JobInfo(
                    info.job(),
                    info.kind(),
                    info.title(),
                    info.state(),
                    info.phase(),
                    info.fraction(),
                    info.message(),
                    info.started(),
                    info.finished(),
                    told);
        }
        changed.accept(this);
    }

    @Override
    public synchronized void check() {
        if (cancelled) {
            throw EngineException.of(ErrorKind.CANCELLED, "could not finish " + info.title() + ": it was cancelled");
        }
    }

    /** Runs {@code action} when the job is cancelled, at once if it is. It must be quick. */
    public void onCancel(Runnable action) {
        synchronized (this) {
            if (!cancelled) {
                onCancel.add(action);
                return;
            }
        }
        action.run();
    }

    void cancel() {
        List<Runnable> actions;
        synchronized (this) {
            if (cancelled || info.finished() != null) {
                return;
            }
            cancelled = true;
            actions = List.copyOf(onCancel);
        }
        actions.forEach(Runnable::run);
    }

    synchronized boolean cancelRequested() {
        return cancelled;
    }

    void succeed(byte[] result) {
        synchronized (this) {
            info = with("succeeded", info.phase(), 1.0, null, clock.instant());
        }
        outcome.complete(result);
        changed.accept(this);
    }

    void fail(String state, String message, Throwable failure) {
        synchronized (this) {
            info = with(state, info.phase(), info.fraction(), message, clock.instant());
        }
        outcome.completeExceptionally(failure);
        changed.accept(this);
    }

    synchronized boolean finishedBefore(Instant time) {
        Instant finished = info.finished();
        return finished != null && finished.isBefore(time);
    }

    private JobInfo with(
            String state,
            @Nullable String phase,
            @Nullable Double fraction,
            @Nullable String message,
            @Nullable Instant finished) {
        return new JobInfo(
                info.job(),
                info.kind(),
                info.title(),
                state,
                phase,
                fraction,
                message,
                info.started(),
                finished,
                info.parts());
    }

    private static boolean near(@Nullable Double one, @Nullable Double other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return Math.abs(one - other) < STEP;
    }
}
