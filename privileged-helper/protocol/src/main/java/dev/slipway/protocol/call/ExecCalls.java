package dev.slipway.protocol.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.model.ExecSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Further processes in containers. The newest 64 sessions that have ended are listed until their container is removed. */
public final class ExecCalls {
    private ExecCalls() {}

    public static final Call<Query, List<ExecSummary>> LIST =
            Call.listing("exec.list", Query.class, ExecSummary.class, "Exec sessions, oldest first.");
    public static final Call<Common.Id, ExecSummary> INSPECT =
            Call.of("exec.inspect", Common.Id.class, ExecSummary.class, "An exec session.");
    public static final Call<Kill, Call.Done> KILL =
            Call.of("exec.kill", Kill.class, Call.Done.class, "Sends a signal to the process of an exec session.");
    public static final Call<Resize, Call.Done> RESIZE =
            Call.of("exec.resize", Resize.class, Call.Done.class, "Sets the size of an exec session's terminal.");
    public static final Call<Remove, Call.Done> REMOVE =
            Call.of("exec.remove", Remove.class, Call.Done.class, "Forgets an exec session.");

    /** {@code container} absent for those of all. */
    public record Query(@Nullable String container) {}

    /** {@code signal} as of {@code container.kill}; absent is KILL. */
    public record Kill(String id, @Nullable JsonNode signal) {}

    /** Characters and lines. */
    public record Resize(String id, int width, int height) {}

    /** {@code force} kills one that runs first. */
    public record Remove(String id, @Nullable Boolean force) {}
}
