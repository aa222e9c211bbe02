package dev.slipway.protocol.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.protocol.model.CheckpointDetail;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.CheckpointedProcess;
import dev.slipway.protocol.model.Finding;
import dev.slipway.protocol.model.FoundCheckpoint;
import dev.slipway.protocol.model.PortMapping;
import io.soabase.recordbuilder.core.RecordBuilder;
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

    public static final Call<Rename, Call.Done> RENAME =
            Call.of("checkpoint.rename", Rename.class, Call.Done.class, "Gives a checkpoint another name.");
    public static final Call<Update, Call.Done> UPDATE = Call.of(
            "checkpoint.update",
            Update.class,
            Call.Done.class,
            "Changes a checkpoint's note, or whether it is protected.");
    public static final Call<Export, Common.Channel> EXPORT = Call.of(
            "checkpoint.export",
            Export.class,
            Common.Channel.class,
            "A checkpoint as podman's archive, or all of a pod's in one; over a channel, and its job says whether that is whole.");
    public static final Call<Import, Common.Channel> IMPORT = Call.of(
            "checkpoint.import",
            Import.class,
            Common.Channel.class,
            "Takes in a checkpoint's archive, podman's or Slipway's, that comes over a channel: all of it or nothing.");
    public static final Call<Call.None, List<FoundCheckpoint>> FOUND = Call.listing(
            "checkpoint.found",
            Call.None.class,
            FoundCheckpoint.class,
            "Checkpoints that lie in the helper's folder and are not in its catalogue.");
    public static final Call<Adopt, CheckpointSummary> ADOPT = Call.of(
            "checkpoint.adopt", Adopt.class, CheckpointSummary.class, "Puts one that was found into the catalogue.");

    /**
     * How to take one; absent switches are off.
     *
     * @param name absent for one made from the container's
     * @param leaveRunning the container goes on
     * @param preCheckpoint only its memory is saved while it runs, for a later one to build on; it can't be restored
     * @param withPrevious only what changed since its last pre-checkpoint is saved
     * @param ignoreRootfs its changes to its root filesystem are not saved
     * @param ignoreVolumes the files of its named volumes are not saved
     * @param note the user's
     */
    @RecordBuilder
    public record Create(
            String container,
            @Nullable String name,
            @Nullable Boolean leaveRunning,
            @Nullable Boolean tcpEstablished,
            @Nullable Boolean fileLocks,
            @Nullable Boolean externalUnixSockets,
            @Nullable Boolean shellJob,
            @Nullable Boolean preCheckpoint,
            @Nullable Boolean withPrevious,
            @Nullable Boolean ignoreRootfs,
            @Nullable Boolean ignoreVolumes,
            @Nullable String note) {
        /** One with all of the container's files. */
        public Create(
                String container,
                @Nullable String name,
                @Nullable Boolean leaveRunning,
                @Nullable Boolean tcpEstablished,
                @Nullable Boolean fileLocks,
                @Nullable Boolean externalUnixSockets,
                @Nullable Boolean shellJob) {
            this(
                    container,
                    name,
                    leaveRunning,
                    tcpEstablished,
                    fileLocks,
                    externalUnixSockets,
                    shellJob,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
    }

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

    /**
     * How to restore.
     *
     * @param mode {@code inPlace} (absent too) or {@code clone}
     * @param name of the clone; absent for a generated one, and in place
     * @param pod id, unique prefix or name of the pod that the clone joins; absent for its own, if it was in one
     * @param publish ports of the clone, in the place of those it had; absent for those
     * @param ignoreStaticIp it gets any free address; a clone always does
     * @param ignoreStaticMac it gets any hardware address; a clone always does
     * @param tcpEstablished established TCP connections go on; absent for as it was taken, and off in a clone
     * @param tcpClose established TCP connections are closed, so that its programs see them end
     * @param fileLocks absent for as it was taken, as the next two
     * @param ignoreRootfs its changes to its root filesystem are not brought back
     * @param ignoreVolumes its volumes are taken as they are now, or made empty
     */
    @RecordBuilder
    public record Restore(
            String checkpoint,
            @Nullable String mode,
            @Nullable String name,
            @Nullable String pod,
            @Nullable List<PortMapping> publish,
            @Nullable Boolean ignoreStaticIp,
            @Nullable Boolean ignoreStaticMac,
            @Nullable Boolean tcpEstablished,
            @Nullable Boolean tcpClose,
            @Nullable Boolean fileLocks,
            @Nullable Boolean externalUnixSockets,
            @Nullable Boolean shellJob,
            @Nullable Boolean ignoreRootfs,
            @Nullable Boolean ignoreVolumes) {
        /** As it was taken. */
        public Restore(
                String checkpoint, @Nullable String mode, @Nullable String name, @Nullable Boolean tcpEstablished) {
            this(checkpoint, mode, name, null, null, null, null, tcpEstablished, null, null, null, null, null, null);
        }
    }

    /** Another name for one. */
    public record Rename(String checkpoint, String name) {}

    /**
     * What changes; what is absent stays.
     *
     * @param note the user's, at most 4096 characters; empty for none
     * @param guarded whether it is refused to remove it; {@code protected} on the wire
     */
    public record Update(
            String checkpoint,
            @Nullable String note,
            @JsonProperty("protected") @Nullable Boolean guarded) {}

    /**
     * What is exported.
     *
     * @param checkpoint one; or the id that those of a pod were taken under, for all of them in one archive, which podman
     *     does not read
     * @param compression {@code zstd} (absent too), {@code gzip} or {@code none}
     */
    public record Export(String checkpoint, @Nullable String compression) {}

    /** Result of an export's job: bytes of the archive. */
    public record Exported(long bytes) {}

    /**
     * How it is named.
     *
     * @param name absent for the one in the archive, with a number behind it where that is taken; those of a pod have it
     *     before the names of their containers
     */
    public record Import(@Nullable String name) {}

    /**
     * Result of the job that takes an archive in.
     *
     * @param checkpoint id of the first
     * @param name of the first
     * @param group the id that all have which were taken of a pod together; absent for one that was taken alone
     * @param checkpoints id and name of each
     */
    public record Imported(
            String checkpoint, String name, @Nullable String group, List<Common.Named> checkpoints) {}

    /**
     * One that was found.
     *
     * @param id as {@code checkpoint.found} tells
     * @param name absent for the one it had, with a number behind it where that is taken
     */
    public record Adopt(String id, @Nullable String name) {}
}
