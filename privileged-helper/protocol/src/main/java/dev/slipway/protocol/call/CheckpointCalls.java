package dev.slipway.protocol.call;

import dev.slipway.protocol.model.CheckpointDetail;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.CheckpointedProcess;
import dev.slipway.protocol.model.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checkpoints. */
public final class CheckpointCalls {
    private CheckpointCalls() {}

    public static final Call<Create, Common.JobStarted> CREATE = Call.of(
            "checkpoint.create", Create.class, Common.JobStarted.class, "Saves a running container's processes.");
    public static final Call<ListQuery, List<CheckpointSummary>> LIST =
            Call.listing("checkpoint.list", ListQuery.class, CheckpointSummary.class, "Checkpoints, oldest first.");
    public static final Call<ById, CheckpointDetail> INSPECT =
            Call.of("checkpoint.inspect", ById.class, CheckpointDetail.class, "Everything known of a checkpoint.");
    public static final Call<ById, Call.Done> REMOVE =
            Call.of("checkpoint.remove", ById.class, Call.Done.class, "Removes a checkpoint.");
    public static final Call<Restore, Common.JobStarted> RESTORE =
            Call.of("checkpoint.restore", Restore.class, Common.JobStarted.class, "Lets saved processes go on.");
    public static final Call<Restore, List<Finding>> PREFLIGHT = Call.listing(
            "checkpoint.preflight",
            Restore.class,
            Finding.class,
            "What would keep a restore from working, and the mend.");
    public static final Call<ById, List<CheckpointedProcess>> PROCESSES = Call.listing(
            "checkpoint.processes", ById.class, CheckpointedProcess.class, "The saved processes, parents first.");

    /** How to take one; absent switches are off. */
    public record Create(
            String container,
            @Nullable String name,
            @Nullable Boolean leaveRunning,
            @Nullable Boolean tcpEstablished,
            @Nullable Boolean fileLocks,
            @Nullable Boolean externalUnixSockets,
            @Nullable Boolean shellJob) {}

    /** Result of the job that takes one. */
    public record Taken(String checkpoint, String name) {}

    /** Those of one container, or all. */
    public record ListQuery(@Nullable String container) {}

    /** Full id, unique prefix or name; {@code id} is taken as well as {@code checkpoint}. */
    public record ById(
            @Nullable String checkpoint, @Nullable String id) {
        public static ById of(String checkpoint) {
            return new ById(checkpoint, null);
        }
    }

    /** How to restore; {@code mode} is {@code inPlace} or {@code clone}. */
    public record Restore(
            String checkpoint,
            @Nullable String mode,
            @Nullable String name,
            @Nullable Boolean tcpEstablished) {}
}
