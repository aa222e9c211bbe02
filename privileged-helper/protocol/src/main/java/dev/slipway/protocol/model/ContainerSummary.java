package dev.slipway.protocol.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A container in a list and in the world.
 *
 * @param status {@code configured created running paused stopping stopped exited removing unknown}
 * @param pid of its first process on the host; absent when it has none
 * @param exitCode of its last run; absent before the first and while it runs; -1 where it is lost
 * @param image how the image it is made from was asked for; absent for a bundle or a plain rootfs
 * @param imageId full id of that image
 * @param bundle name of the bundle it is made from; absent for an image or a plain rootfs
 * @param rootfs path of its root filesystem on the host
 * @param pod id of its pod
 * @param infra whether it holds its pod's namespaces
 * @param command its process's arguments
 * @param joins names of the networks that it is on, or will be at its next start
 * @param networks its places on networks; none while it has no network namespace
 * @param error why its last start failed
 * @param dependsOn ids of containers that must run before it
 * @param namespaces kinds of namespace that are another container's, with that container's id
 * @param memoryLimit bytes; absent for none
 * @param cpuLimit cores; absent for none
 * @param checkpointedAt when it was last checkpointed
 * @param health {@code starting healthy unhealthy}; absent without a health check, and while it does not run
 * @param restartPolicy {@code always}, {@code on-failure}, {@code on-failure:3}, {@code unless-stopped}; absent for none
 * @param restartCount how often its restart policy started it again since it was started by hand
 * @param guarded whether it is refused to remove it; {@code protected} on the wire
 * @param initContainer {@code once} or {@code always}; absent for a container like any other
 */
@RecordBuilder
public record ContainerSummary(
        String id,
        String name,
        String status,
        @Nullable Integer pid,
        @Nullable Integer exitCode,
        boolean oomKilled,
        @Nullable String image,
        @Nullable String imageId,
        @Nullable String bundle,
        String rootfs,
        @Nullable String pod,
        boolean infra,
        List<String> command,
        Instant created,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String error,
        Map<String, String> labels,
        List<String> joins,
        List<NetworkAddress> networks,
        List<PortMapping> ports,
        List<String> dependsOn,
        Map<String, String> namespaces,
        boolean terminal,
        @Nullable Long memoryLimit,
        @Nullable Double cpuLimit,
        @Nullable Instant checkpointedAt,
        @Nullable Instant restoredAt,
        @Nullable String health,
        @Nullable String restartPolicy,
        int restartCount,
        @JsonProperty("protected") boolean guarded,
        @Nullable String initContainer,
        List<VolumeUse> volumes) {}
