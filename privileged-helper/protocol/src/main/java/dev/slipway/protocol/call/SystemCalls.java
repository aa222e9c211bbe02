package dev.slipway.protocol.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.model.DoctorCheck;
import dev.slipway.protocol.model.Event;
import dev.slipway.protocol.model.JobInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The helper itself, the world it tells of, its jobs and channels. */
public final class SystemCalls {
    private SystemCalls() {}

    public static final Call<Call.None, JsonNode> DISCOVER =
            Call.of("rpc.discover", Call.None.class, JsonNode.class, "The OpenRPC document of this contract.");
    public static final Call<Hello, Welcome> HELLO =
            Call.of("system.hello", Hello.class, Welcome.class, "Who the helper is and who it takes the client for.");
    public static final Call<Call.None, Call.Done> PING =
            Call.of("system.ping", Call.None.class, Call.Done.class, "Nothing but an answer, to measure the way.");
    public static final Call<Call.None, JsonNode> INFO =
            Call.of("system.info", Call.None.class, JsonNode.class, "Facts of the host and what is in force.");
    public static final Call<Call.None, List<DoctorCheck>> DOCTOR = Call.listing(
            "system.doctor", Call.None.class, DoctorCheck.class, "What works here, what does not, and the mend.");
    public static final Call<WorldWatch, Watching> WORLD_WATCH = Call.of(
            "world.watch", WorldWatch.class, Watching.class, "A snapshot of everything, then its changes in order.");
    public static final Call<EventQuery, List<Event>> EVENT_LIST =
            Call.listing("event.list", EventQuery.class, Event.class, "Past events, oldest first.");
    public static final Call<EventQuery, Common.Subscription> EVENT_WATCH = Call.of(
            "event.watch", EventQuery.class, Common.Subscription.class, "Past events, then each event as it happens.");
    public static final Call<Common.Subscription, Call.Done> SUBSCRIPTION_CANCEL = Call.of(
            "subscription.cancel", Common.Subscription.class, Call.Done.class, "Ends a stream of notifications.");
    public static final Call<ChannelOpen, Call.Done> CHANNEL_OPEN = Call.of(
            "channel.open", ChannelOpen.class, Call.Done.class, "Turns this connection into the bytes of a channel.");
    public static final Call<Call.None, List<JobInfo>> JOB_LIST =
            Call.listing("job.list", Call.None.class, JobInfo.class, "Jobs that run or ended of late, oldest first.");
    public static final Call<JobId, JsonNode> JOB_WAIT =
            Call.of("job.wait", JobId.class, JsonNode.class, "The result of a job once it has ended, or its error.");
    public static final Call<JobId, Call.Done> JOB_CANCEL =
            Call.of("job.cancel", JobId.class, Call.Done.class, "Stops a job; it leaves nothing behind.");
    public static final Call<Call.None, Common.Subscription> JOB_WATCH =
            Call.of("job.watch", Call.None.class, Common.Subscription.class, "Each job's progress as it happens.");

    public static final Call<Prune, Pruned> PRUNE = Call.of(
            "system.prune", Prune.class, Pruned.class, "Removes what nobody uses, or tells what that would be.");

    /** The client's name and version, for the log. */
    public record Hello(String client, String version) {}

    /**
     * The helper's answer.
     *
     * @param protocol version of the wire contract
     * @param uid of the client, as the kernel tells
     * @param user name of that uid, or its number
     * @param role {@code admin}, {@code operator} or {@code viewer}
     */
    public record Welcome(String server, String version, int protocol, int uid, String user, String role) {}

    /**
     * What the client has seen already.
     *
     * @param since revision up to which it knows the world; absent for a snapshot
     */
    public record WorldWatch(@Nullable Long since) {}

    /** The revision is the one the first notification brings the client to. */
    public record Watching(String subscription, long revision) {}

    /**
     * Which events.
     *
     * @param since RFC 3339 time, or absent for all
     * @param until RFC 3339 time, or absent for no end
     * @param filters key to values: {@code type action container pod bundle image volume network label exitCode};
     *     values of one key are alternatives, keys must all hold
     */
    public record EventQuery(
            @Nullable String since,
            @Nullable String until,
            @Nullable Map<String, List<String>> filters) {}

    /**
     * What is cleared away.
     *
     * @param kinds of {@code container}, {@code image}, {@code volume} and {@code network}; absent for container: the others
     *     are removed, with what they hold, only when they are named
     * @param filters as of {@code container.list}, for images of {@code image.list}, for volumes of {@code volume.list}, for
     *     networks {@code name} and {@code label}; images with names go only if {@code dangling} is among them
     * @param dryRun whether it is only told what would be removed
     */
    public record Prune(
            @Nullable List<String> kinds,
            @Nullable Map<String, List<String>> filters,
            @Nullable Boolean dryRun) {}

    /**
     * What was or would be removed, and what was left out.
     *
     * @param bytes of all that was or would be removed
     */
    public record Pruned(List<PrunedObject> objects, long bytes) {}

    /**
     * One object.
     *
     * @param type {@code container}, {@code image}, {@code volume} or {@code network}
     * @param bytes of what is its own
     * @param kind of the error for which it was left out, NOT_PERMITTED for a protected one; absent for one that was not
     * @param error the sentence of that error
     */
    public record PrunedObject(
            String type,
            String id,
            String name,
            long bytes,
            @Nullable String kind,
            @Nullable String error) {}

    /** A channel's one-time token. */
    public record ChannelOpen(String channel) {}

    /** A job's id. */
    public record JobId(String job) {}
}
