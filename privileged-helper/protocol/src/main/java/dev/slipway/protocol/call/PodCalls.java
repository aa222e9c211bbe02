package dev.slipway.protocol.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.model.Graph;
import dev.slipway.protocol.model.NetworkOptions;
import dev.slipway.protocol.model.PodDetail;
import dev.slipway.protocol.model.PodProcesses;
import dev.slipway.protocol.model.PodStats;
import dev.slipway.protocol.model.PodSummary;
import dev.slipway.protocol.model.PortMapping;
import dev.slipway.protocol.model.Resources;
import dev.slipway.protocol.model.StatsSample;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pods. */
public final class PodCalls {
    private PodCalls() {}

    public static final Call<Create, Common.Named> CREATE =
            Call.of("pod.create", Create.class, Common.Named.class, "Makes a pod and its infra container.");
    public static final Call<ListQuery, List<PodSummary>> LIST =
            Call.listing("pod.list", ListQuery.class, PodSummary.class, "Pods, oldest first.");
    public static final Call<Common.Id, PodDetail> INSPECT =
            Call.of("pod.inspect", Common.Id.class, PodDetail.class, "Everything known of a pod.");
    public static final Call<Common.Id, Outcomes> START =
            Call.of("pod.start", Common.Id.class, Outcomes.class, "Starts its containers, infra first.");
    public static final Call<Stop, Outcomes> STOP =
            Call.of("pod.stop", Stop.class, Outcomes.class, "Stops its containers, infra last.");
    public static final Call<Kill, Outcomes> KILL =
            Call.of("pod.kill", Kill.class, Outcomes.class, "Sends a signal to its running containers.");
    public static final Call<Common.Id, Outcomes> PAUSE =
            Call.of("pod.pause", Common.Id.class, Outcomes.class, "Freezes its running containers.");
    public static final Call<Common.Id, Outcomes> RESUME =
            Call.of("pod.resume", Common.Id.class, Outcomes.class, "Lets its paused containers go on.");
    public static final Call<Stop, Outcomes> RESTART =
            Call.of("pod.restart", Stop.class, Outcomes.class, "Stops its containers, and starts them in order.");
    public static final Call<Update, Call.Done> UPDATE = Call.of(
            "pod.update", Update.class, Call.Done.class, "Changes the limits of all its containers together, at once.");
    public static final Call<Common.Id, PodStats> STATS =
            Call.of("pod.stats", Common.Id.class, PodStats.class, "What it uses now, and what of it each container.");
    public static final Call<ContainerCalls.History, List<StatsSample>> STATS_HISTORY = Call.listing(
            "pod.statsHistory", ContainerCalls.History.class, StatsSample.class, "What it used, oldest first.");
    public static final Call<Common.Id, List<PodProcesses>> TOP = Call.listing(
            "pod.top", Common.Id.class, PodProcesses.class, "The processes of its containers that have some.");
    public static final Call<Checkpoint, Common.JobStarted> CHECKPOINT = Call.of(
            "pod.checkpoint",
            Checkpoint.class,
            Common.JobStarted.class,
            "Saves the processes of all its running containers as of one moment: all of them or none.");
    public static final Call<Restore, Common.JobStarted> RESTORE = Call.of(
            "pod.restore",
            Restore.class,
            Common.JobStarted.class,
            "Lets the processes of a pod that were saved together go on, in its containers: all of them or none.");
    public static final Call<Remove, Outcomes> REMOVE =
            Call.of("pod.remove", Remove.class, Outcomes.class, "Removes it; with force, its containers as well.");
    public static final Call<GraphQuery, Graph> GRAPH =
            Call.of("pod.graph", GraphQuery.class, Graph.class, "Pods and containers as nodes and edges.");

    /**
     * What a pod is made from.
     *
     * @param share kinds of namespace of {@code net ipc uts pid cgroup}; absent is net, ipc, uts
     * @param infraImage image of the infra container; none can be given yet
     * @param infraCommand what the infra container runs, with its arguments; absent is the pause program
     * @param networks names; absent is the default network
     * @param networkOptions what it wants of its places on networks, by their names
     * @param resources limits of all its containers together
     * @param exitPolicy {@code continue}, or {@code stop} once only its infra container is left; absent is continue
     * @param service container that starts before it, and is stopped and removed after the last pod it serves
     */
    @RecordBuilder
    public record Create(
            @Nullable String name,
            @Nullable Map<String, String> labels,
            @Nullable List<String> share,
            @Nullable Boolean infra,
            @Nullable String infraImage,
            @Nullable List<String> infraCommand,
            @Nullable List<PortMapping> publish,
            @Nullable List<String> networks,
            @Nullable Map<String, NetworkOptions> networkOptions,
            @Nullable String hostname,
            @Nullable String cgroupParent,
            @Nullable Resources resources,
            @Nullable String exitPolicy,
            @Nullable String service) {}

    /**
     * Which pods are listed.
     *
     * @param filters key to values: {@code name id label status}; values of one key are alternatives, keys must all hold
     */
    public record ListQuery(@Nullable Map<String, List<String>> filters) {
        public static final ListQuery ALL = new ListQuery(null);
    }

    /** {@code signal} by name or number. */
    public record Kill(String id, JsonNode signal) {}

    /**
     * How to take one of each container; absent switches are off.
     *
     * @param name before the containers' names in those of the checkpoints; absent for one made from the pod's
     */
    @RecordBuilder
    public record Checkpoint(
            String id,
            @Nullable String name,
            @Nullable Boolean leaveRunning,
            @Nullable Boolean tcpEstablished,
            @Nullable Boolean fileLocks,
            @Nullable Boolean externalUnixSockets,
            @Nullable Boolean shellJob,
            @Nullable Boolean ignoreRootfs,
            @Nullable Boolean ignoreVolumes) {}

    /**
     * Result of the job that takes them.
     *
     * @param group the id that all have which were taken together
     * @param checkpoints id and name of each
     */
    public record Taken(String group, List<Common.Named> checkpoints) {}

    /** Result of the job that restores them: the containers that run. */
    public record Restored(List<Common.Named> containers) {}

    /**
     * Which are restored.
     *
     * @param group the id that they were taken under, or one of them by id, unique prefix or name
     * @param pod in which the containers are made again, where they are gone or come from elsewhere; absent for their own
     * @param ignoreStaticIp the pod gets any free address if it does not run
     * @param ignoreStaticMac it gets any hardware address if it does not run
     */
    public record Restore(
            String group,
            @Nullable String pod,
            @Nullable Boolean ignoreStaticIp,
            @Nullable Boolean ignoreStaticMac) {
        /** In their own pod, with the addresses that it had. */
        public Restore(String group) {
            this(group, null, null, null);
        }
    }

    /** Limits that are absent stay as they are; -1 takes one away. */
    public record Update(String id, Resources resources) {}

    /** {@code timeout} in seconds; absent for each container's own. */
    public record Stop(String id, @Nullable Double timeout) {}

    /** {@code timeout} in seconds for the stop that {@code force} brings. */
    public record Remove(
            String id, @Nullable Boolean force, @Nullable Double timeout) {}

    /**
     * Each container's own outcome.
     *
     * @param error one sentence on what went wrong; absent if all went well
     */
    public record Outcomes(
            String id, List<Outcome> containers, @Nullable String error) {}

    /** {@code error} is absent where it went well. */
    public record Outcome(
            String id,
            String name,
            @Nullable String kind,
            @Nullable String error) {}

    /** One pod, or all there is. */
    public record GraphQuery(@Nullable String id) {}
}
