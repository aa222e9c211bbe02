package dev.slipway.protocol.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pod in a list and in the world.
 *
 * @param status {@code created running degraded paused stopped exited error}
 * @param infra id of the container that holds its namespaces
 * @param containers ids of its containers, infra included
 * @param share kinds of namespace they share
 * @param exitPolicy {@code continue}, or {@code stop}: it is stopped when only its infra container is left
 * @param service id of the container whose life the pod belongs to; absent for none
 */
@RecordBuilder
public record PodSummary(
        String id,
        String name,
        String status,
        Instant created,
        Map<String, String> labels,
        @Nullable String infra,
        List<String> containers,
        List<String> share,
        String hostname,
        List<String> networks,
        String exitPolicy,
        @Nullable String service) {}
