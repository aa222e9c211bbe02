package dev.slipway.gui.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.gui.connection.Helper;
import dev.slipway.gui.fx.Background;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.model.JobInfo;
import dev.slipway.protocol.rpc.ErrorKind;
import dev.slipway.protocol.rpc.RpcException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the helper's jobs as tasks: progress as it is told, cancel, and one end. */
public final class Jobs {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private final Helper helper;
    private final Tasks tasks;
    private final ObjectMapper mapper;
    private final Executor fx;
    private final Map<String, TaskEntry> entries = new ConcurrentHashMap<>();

    /** Shows jobs of {@code helper} in {@code tasks}. */
    public Jobs(Helper helper, Tasks tasks, ObjectMapper mapper, Executor fx) {
        this.helper = helper;
        this.tasks = tasks;
        this.mapper = mapper;
        this.fx = fx;
    }

    /** Begins to hear of progress. */
    public void watch() {
        var unused = helper.subscribe(
                connected -> connected
                        .call(SystemCalls.JOB_WATCH, Call.None.NONE)
                        .thenApply(Common.Subscription::subscription),
                (method, params) -> heard(params));
    }

    /** Shows the job with that id in {@code entry} until {@link #await} has its end. */
    public void show(String job, TaskEntry entry) {
        entries.put(job, entry);
    }

    /** The job's result as the helper tells it, or its error. */
    public CompletableFuture<JsonNode> await(String job) {
        return helper.call(SystemCalls.JOB_WAIT, new SystemCalls.JobId(job))
                .whenComplete((result, error) -> entries.remove(job));
    }

    /** Asks the helper to stop a job. */
    public void cancel(String job) {
        var unused = helper.call(SystemCalls.JOB_CANCEL, new SystemCalls.JobId(job));
    }

    /**
     * A job that was asked for.
     *
     * @param begun completes once the helper has begun it; fails where it refuses to
     * @param result completes with its end, on the connection's thread
     */
    public record Asked(CompletableFuture<?> begun, CompletableFuture<JsonNode> result) {}

    /**
     * Begins a job and shows it as a task. JavaFX thread.
     *
     * @return the job's result; completes on the connection's thread
     */
    public <P> CompletableFuture<JsonNode> run(String title, Call<P, Common.JobStarted> call, P params) {
        return ask(title, call, params).result();
    }

    /** The same for who also wants to know that the helper has begun it. JavaFX thread. */
    public <P> Asked ask(String title, Call<P, Common.JobStarted> call, P params) {
        AtomicReference<@Nullable String> id = new AtomicReference<>();
        AtomicBoolean cancelled = new AtomicBoolean();
        TaskEntry entry = tasks.begin(title, () -> {
            cancelled.set(true);
            String begun = id.get();
            if (begun != null) {
                cancel(begun);
            }
        });
        CompletableFuture<Common.JobStarted> begun = helper.call(call, params);
        var result = begun.thenCompose(started -> {
                    id.set(started.job());
                    show(started.job(), entry);
                    if (cancelled.get()) {
                        cancel(started.job());
                    }
                    return await(started.job());
                })
                .whenComplete((done, error) -> fx.execute(() -> end(entry, error)));
        return new Asked(begun, result);
    }

    /** Ends a task by the outcome of its work. JavaFX thread. */
    public static void end(TaskEntry entry, @Nullable Throwable error) {
        if (error == null) {
            entry.end(TaskState.SUCCEEDED, "");
            return;
        }
        Throwable cause = Background.cause(error);
        boolean cancelled = isCancelled(error);
        String message = cause.getMessage();
        entry.end(
                cancelled ? TaskState.CANCELLED : TaskState.FAILED,
                cancelled ? Texts.get("task.cancelled") : message == null ? cause.toString() : message);
    }

    /** Whether work failed only because it was cancelled. */
    public static boolean isCancelled(Throwable error) {
        Throwable cause = Background.cause(error);
        return cause instanceof CancellationException
                || (cause instanceof RpcException rpc && rpc.is(ErrorKind.CANCELLED));
    }

    private void heard(JsonNode params) {
        TaskEntry entry = entries.get(params.path("job").asText());
        if (entry == null) {
            return;
        }
        try {
            JobInfo info = mapper.treeToValue(params, JobInfo.class);
            fx.execute(() -> progress(entry, info));
        } catch (JsonProcessingException e) {
            LOG.warn("could not read a job's progress: {}", e.getOriginalMessage());
        }
    }

    private static void progress(TaskEntry entry, JobInfo info) {
        if (!entry.isRunning()) {
            return;
        }
        String phase = info.phase();
        Double fraction = info.fraction();
        if (phase != null) {
            entry.phaseProperty().set(phase);
        }
        if (fraction != null) {
            entry.fractionProperty().set(fraction);
        }
        List<JobInfo.Part> parts = info.parts();
        if (parts != null) {
            entry.partsProperty().set(List.copyOf(parts));
        }
    }
}
