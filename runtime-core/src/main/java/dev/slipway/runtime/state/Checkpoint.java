package dev.slipway.runtime.state;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint in the catalogue.
 *
 * @param id 64 lower-case hexadecimal digits
 * @param name unique over checkpoints
 * @param created when it was taken
 * @param containerId the container it was taken of, which may be gone
 * @param containerName the name that container had
 * @param path absolute path of its folder
 * @param size bytes on disk
 * @param options the options it was taken with, those that were on
 * @param note the user's; null if none
 * @param host facts of the machine it was taken on: kernel, architecture, criu, runtime; empty where they are not known
 * @param guarded whether it is refused to remove it
 * @param pod id of the pod that the container was in; null if none
 * @param group 64 hexadecimal digits that all have which were taken together, of one pod; null if it was taken alone
 * @param parent id of the pre-checkpoint whose memory it builds on; null if none
 * @param sizes bytes by kind: {@code memory metadata files volumes log other}; empty if null is given
 */
@RecordBuilder
public record Checkpoint(
        String id,
        String name,
        Instant created,
        String containerId,
        String containerName,
        String path,
        long size,
        CheckpointOptions options,
        @Nullable String note,
        Map<String, String> host,
        boolean guarded,
        @Nullable String pod,
        @Nullable String group,
        @Nullable String parent,
        @Nullable Map<String, Long> sizes) {
    public Checkpoint {
        host = Map.copyOf(host);
        sizes = sizes == null ? Map.of() : Map.copyOf(sizes);
    }

    /** One that was taken alone, without a pod. */
    public Checkpoint(
            String id,
            String name,
            Instant created,
            String containerId,
            String containerName,
            String path,
            long size,
            CheckpointOptions options,
            @Nullable String note,
            Map<String, String> host) {
        this(
                id,
                name,
                created,
                containerId,
                containerName,
                path,
                size,
                options,
                note,
                host,
                false,
                null,
                null,
                null,
                null);
    }

    /** Never null. */
    @Override
    public Map<String, Long> sizes() {
        return Objects.requireNonNull(sizes);
    }

    /** An editable copy. */
    public CheckpointBuilder edit() {
        return CheckpointBuilder.builder(this);
    }
}
