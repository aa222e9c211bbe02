package dev.slipway.protocol.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint in a list and in the world.
 *
 * @param container id of the container it was taken of, which may be gone
 * @param size bytes on disk
 * @param options names of the switches it was taken with
 * @param note the user's; absent if none
 * @param guarded whether it is refused to remove it; {@code protected} on the wire
 * @param pod id of the pod that the container was in; absent if none
 * @param group id that all have which were taken with it, of one pod at one moment; absent if it was taken alone
 * @param parent id of the pre-checkpoint that it builds on; absent if none
 * @param sizes bytes by kind: {@code memory metadata files volumes log other}
 */
@RecordBuilder
public record CheckpointSummary(
        String id,
        String name,
        Instant created,
        String container,
        String containerName,
        long size,
        List<String> options,
        @Nullable String note,
        @JsonProperty("protected") boolean guarded,
        @Nullable String pod,
        @Nullable String group,
        @Nullable String parent,
        @Nullable Map<String, Long> sizes) {
    /** One that was taken alone, without a pod. */
    public CheckpointSummary(
            String id,
            String name,
            Instant created,
            String container,
            String containerName,
            long size,
            List<String> options,
            @Nullable String note) {
        this(id, name, created, container, containerName, size, options, note, false, null, null, null, null);
    }
}
