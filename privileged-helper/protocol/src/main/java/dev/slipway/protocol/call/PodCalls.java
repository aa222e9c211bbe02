package dev.slipway.protocol.call;

import dev.slipway.protocol.model.Graph;
import dev.slipway.protocol.model.PodDetail;
import dev.slipway.protocol.model.PodSummary;
import dev.slipway.protocol.model.PortMapping;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pods. */
public final class PodCalls {
    private PodCalls() {}

    public static final Call<Create, Common.Named> CREATE =
            Call.of("pod.create", Create.class, Common.Named.class, "Makes a pod and its infra container.");
    public static final Call<Call.None, List<PodSummary>> LIST =
            Call.listing("pod.list", Call.None.class, PodSummary.class, "Pods, oldest first.");
    public static final Call<Common.Id, PodDetail> INSPECT =
            Call.of("pod.inspect", Common.Id.class, PodDetail.class, "Everything known of a pod.");
    public static final Call<Common.Id, Outcomes> START =
            Call.of("pod.start", Common.Id.class, Outcomes.class, "Starts its containers, infra first.");
    public static final Call<Stop, Outcomes> STOP =
            Call.of("pod.stop", Stop.class, Outcomes.class, "Stops its containers, infra last.");
    public static final Call<Remove, Outcomes> REMOVE =
            Call.of("pod.remove", Remove.class, Outcomes.class, "Removes it; with force, its containers as well.");
    public static final Call<GraphQuery, Graph> GRAPH =
            Call.of("pod.graph", GraphQuery.class, Graph.class, "Pods and containers as nodes and edges.");

    /**
     * What a pod is made from.
     *
     * @param share kinds of namespace of {@code net ipc uts pid cgroup}; absent is net, ipc, uts
     * @param networks names; absent is the default network
     */
    public record Create(
            @Nullable String name,
            @Nullable Map<String, String> labels,
            @Nullable List<String> share,
            @Nullable Boolean infra,
            @Nullable List<PortMapping> publish,
            @Nullable List<String> networks,
            @Nullable String hostname,
            @Nullable String cgroupParent) {}

    /** {@code timeout} in seconds; absent for each container's own. */
    public record Stop(String id, @Nullable Double timeout) {}

    /** {@code timeout} in seconds for the stop that {@code force} brings. */
    public record Remove(
            String id, @Nullable Boolean force, @Nullable Double timeout) {}

    /** Each container's own outcome. */
    public record Outcomes(String id, List<Outcome> containers) {}

    /** {@code error} is absent where it went well. */
    public record Outcome(
            String id,
            String name,
            @Nullable String kind,
            @Nullable String error) {}

    /** One pod, or all there is. */
    public record GraphQuery(@Nullable String id) {}
}
