package dev.slipway.protocol.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.protocol.model.ContainerDetail;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.DnsOptions;
import dev.slipway.protocol.model.NetworkOptions;
import dev.slipway.protocol.model.PortMapping;
import dev.slipway.protocol.model.ProcessInfo;
import dev.slipway.protocol.model.Resources;
import dev.slipway.protocol.model.StatsSample;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Containers. */
public final class ContainerCalls {
    private ContainerCalls() {}

    public static final Call<Create, Created> CREATE =
            Call.of("container.create", Create.class, Created.class, "Makes a container; nothing of it runs yet.");
    public static final Call<Create, Preview> PREVIEW = Call.of(
            "container.preview",
            Create.class,
            Preview.class,
            "What a creation would make, with all that is wrong with it.");
    public static final Call<ListQuery, List<ContainerSummary>> LIST =
            Call.listing("container.list", ListQuery.class, ContainerSummary.class, "Containers, oldest first.");
    public static final Call<Common.Id, ContainerDetail> INSPECT =
            Call.of("container.inspect", Common.Id.class, ContainerDetail.class, "Everything known of a container.");
    public static final Call<Common.Id, Call.Done> INIT = Call.of(
            "container.init", Common.Id.class, Call.Done.class, "Makes its process, which then waits for the start.");
    public static final Call<Start, Common.Channel> START =
            Call.of("container.start", Start.class, Common.Channel.class, "Runs a container.");
    public static final Call<Stop, Call.Done> STOP =
            Call.of("container.stop", Stop.class, Call.Done.class, "Asks it to end, and kills it after the timeout.");
    public static final Call<Stop, Call.Done> RESTART =
            Call.of("container.restart", Stop.class, Call.Done.class, "Stops it if it runs, and starts it.");
    public static final Call<Kill, Call.Done> KILL =
            Call.of("container.kill", Kill.class, Call.Done.class, "Sends a signal to its first process.");
    public static final Call<Common.Id, Call.Done> PAUSE =
            Call.of("container.pause", Common.Id.class, Call.Done.class, "Freezes all its processes.");
    public static final Call<Common.Id, Call.Done> RESUME =
            Call.of("container.resume", Common.Id.class, Call.Done.class, "Lets its frozen processes go on.");
    public static final Call<Wait, Waited> WAIT =
            Call.of("container.wait", Wait.class, Waited.class, "Answers when one of the conditions holds.");
    public static final Call<Remove, Call.Done> REMOVE =
            Call.of("container.remove", Remove.class, Call.Done.class, "Removes it and all that is its own.");
    public static final Call<Rename, Call.Done> RENAME =
            Call.of("container.rename", Rename.class, Call.Done.class, "Gives it another name.");
    public static final Call<Logs, Common.Subscription> LOGS =
            Call.of("container.logs", Logs.class, Common.Subscription.class, "Its output, as log notifications.");
    public static final Call<Ids, List<StatsSample>> STATS = Call.listing(
            "container.stats",
            Ids.class,
            StatsSample.class,
            "What containers use now; those not running are zeros if they are named, else left out.");
    public static final Call<History, List<StatsSample>> STATS_HISTORY = Call.listing(
            "container.statsHistory", History.class, StatsSample.class, "What a container used, oldest first.");
    public static final Call<StatsWatch, Common.Subscription> STATS_WATCH = Call.of(
            "container.stats.watch",
            StatsWatch.class,
            Common.Subscription.class,
            "What containers use, as it changes.");
    public static final Call<Common.Id, List<ProcessInfo>> TOP =
            Call.listing("container.top", Common.Id.class, ProcessInfo.class, "Its processes.");
    public static final Call<Common.Id, List<Integer>> PIDS =
            Call.listing("container.pids", Common.Id.class, Integer.class, "Host pids of its processes.");

    public static final Call<Update, Call.Done> UPDATE = Call.of(
            "container.update",
            Update.class,
            Call.Done.class,
            "Changes limits and policies, of a running one at once.");
    public static final Call<Evict, Common.Named> EVICT =
            Call.of("container.evict", Evict.class, Common.Named.class, "Drops what cannot be removed otherwise.");
    public static final Call<Common.Id, ContainerDetail.HealthRun> HEALTHCHECK = Call.of(
            "container.healthcheck", Common.Id.class, ContainerDetail.HealthRun.class, "Runs its health check now.");
    public static final Call<Common.Id, Mounted> MOUNT =
            Call.of("container.mount", Common.Id.class, Mounted.class, "Mounts its root filesystem, and says where.");
    public static final Call<Common.Id, Call.Done> UNMOUNT =
            Call.of("container.unmount", Common.Id.class, Call.Done.class, "Takes that mount back.");
    public static final Call<Attach, Common.Channel> ATTACH =
            Call.of("container.attach", Attach.class, Common.Channel.class, "Its streams, over a channel of frames.");
    public static final Call<Exec, ExecStarted> EXEC =
            Call.of("container.exec", Exec.class, ExecStarted.class, "Runs a further process in a running container.");

    /**
     * What a container is made from: one of {@code image}, {@code bundle} and {@code rootfs}.
     *
     * @param image full id, unique prefix of an id, digest, or name of an image that is here
     * @param networks absent for the default network with an image, for none otherwise
     * @param namespaces kind ({@code net pid ipc uts user cgroup}) to {@code private}, {@code host} (uid 0 only), {@code
     *     pod}, {@code container:ID}, or for net {@code none}
     * @param networkOptions what it wants of its places on networks, by their names
     * @param dns needs a network of its own; absent for what its networks and the host say
     * @param spec a partial OCI runtime configuration, merged last (RFC 7386)
     * @param apparmor a loaded profile, or {@code unconfined}
     * @param stopTimeout seconds
     * @param logMaxSize bytes
     * @param init whether its command runs below a process that reaps and passes signals on
     * @param guarded whether it is refused to remove it; {@code protected} on the wire
     * @param initContainer {@code once} or {@code always}: at the start of its pod it runs to its end before the others
     *     start; with {@code once} it is then removed; absent for a container like any other
     */
    @RecordBuilder
    public record Create(
            @Nullable String name,
            @Nullable String image,
            @Nullable String bundle,
            @Nullable String rootfs,
            @Nullable List<String> command,
            @Nullable List<String> entrypoint,
            @Nullable List<String> env,
            @Nullable String workdir,
            @Nullable String user,
            @Nullable String hostname,
            @Nullable Map<String, String> labels,
            @Nullable Map<String, String> annotations,
            @Nullable Boolean terminal,
            @Nullable Boolean stdin,
            @Nullable String pod,
            @Nullable Map<String, String> namespaces,
            @Nullable List<String> networks,
            @Nullable Map<String, NetworkOptions> networkOptions,
            @Nullable List<PortMapping> publish,
            @Nullable DnsOptions dns,
            @Nullable Resources resources,
            @Nullable Boolean readOnly,
            @Nullable String apparmor,
            @Nullable String stopSignal,
            @Nullable Double stopTimeout,
            @Nullable Boolean autoRemove,
            @Nullable List<String> dependsOn,
            @Nullable String cgroupParent,
            @Nullable Long logMaxSize,
            @Nullable RestartPolicy restartPolicy,
            @Nullable Healthcheck healthcheck,
            @Nullable Boolean init,
            @JsonProperty("protected") @Nullable Boolean guarded,
            @Nullable String initContainer,
            @Nullable List<VolumeOption> volumes,
            @Nullable ObjectNode spec) {
        /** A container made from an image as it says. */
        public static Create fromImage(String image, @Nullable String name) {
            return ContainerCallsCreateBuilder.builder().image(image).name(name).build();
        }

        /** A container made from a bundle as it is. */
        public static Create fromBundle(String bundle, @Nullable String name) {
            return fromBundle(bundle, name, null, null);
        }

        /** A container made from a bundle, in a pod or on networks of its own. */
        public static Create fromBundle(
                String bundle, @Nullable String name, @Nullable String pod, @Nullable List<String> networks) {
            return ContainerCallsCreateBuilder.builder()
                    .bundle(bundle)
                    .name(name)
                    .pod(pod)
                    .networks(networks)
                    .build();
        }
    }

    /**
     * A volume that the container has.
     *
     * @param name made if there is no volume of this name; absent for an anonymous one
     * @param destination absolute path in the container
     * @param options {@code ro}; {@code nocopy}; {@code suid}, {@code dev}; {@code noexec}; {@code private}, {@code slave},
     *     {@code rslave}
     */
    public record VolumeOption(
            @Nullable String name,
            String destination,
            @Nullable List<String> options) {}

    /**
     * Whether a container that ended without being stopped is started again.
     *
     * @param name {@code no always on-failure unless-stopped}
     * @param maxRetries with {@code on-failure}; absent for no limit
     */
    public record RestartPolicy(String name, @Nullable Integer maxRetries) {}

    /**
     * A command that tells whether a running container does its work.
     *
     * @param test {@code ["CMD", program, argument...]}, {@code ["CMD-SHELL", command]}, or the words of a command
     * @param interval seconds between two runs; absent is 30
     * @param timeout seconds that a run may take; absent is 30
     * @param startPeriod seconds after the start in which failures do not count; absent is 0
     * @param retries failures in a row after which it is unhealthy; absent is 3
     * @param onFailure what is done then: {@code none kill restart stop}; absent is none
     */
    public record Healthcheck(
            List<String> test,
            @Nullable Double interval,
            @Nullable Double timeout,
            @Nullable Double startPeriod,
            @Nullable Integer retries,
            @Nullable String onFailure) {}

    /** The OCI runtime configuration that it would have, without what is known only once it starts. */
    public record Preview(JsonNode spec) {}

    /** Warnings are sentences for the user. */
    public record Created(String id, String name, List<String> warnings) {}

    /**
     * Which containers.
     *
     * @param all also those that do not run; absent is true
     * @param filters key to values: {@code name id label status pod ancestor network volume health}; values of one key are
     *     alternatives, keys must all hold
     * @param limit at most so many
     * @param after id of the container after which to go on
     */
    public record ListQuery(
            @Nullable Boolean all,
            @Nullable Map<String, List<String>> filters,
            @Nullable Integer limit,
            @Nullable String after) {
        public static final ListQuery ALL = new ListQuery(null, null, null, null);
    }

    /**
     * How to run it.
     *
     * @param recursive starts its dependencies first
     * @param attach attaches to its streams before it runs, over a channel as of {@code container.attach}
     */
    public record Start(
            String id,
            @Nullable Boolean recursive,
            @Nullable Boolean attach) {
        public Start(String id, @Nullable Boolean recursive) {
            this(id, recursive, null);
        }
    }

    /** {@code timeout} in seconds; absent for the container's own. */
    public record Stop(String id, @Nullable Double timeout) {}

    /** {@code signal} is a name, with or without SIG, or a number. */
    public record Kill(String id, JsonNode signal) {}

    /** Conditions of {@code exited stopped running paused removed}; absent for the end of its process. */
    public record Wait(String id, @Nullable List<String> conditions) {}

    /** {@code status} is the condition that held. */
    public record Waited(String status, @Nullable Integer exitCode) {}

    /**
     * {@code force} stops or kills it first; {@code volumes} removes its anonymous volumes as well; {@code depend} removes
     * what depends on it as well.
     */
    public record Remove(
            String id,
            @Nullable Boolean force,
            @Nullable Boolean volumes,
            @Nullable Boolean depend) {}

    /**
     * What is changed; what is absent stays.
     *
     * @param guarded {@code protected} on the wire
     */
    public record Update(
            String id,
            @Nullable Resources resources,
            @Nullable RestartPolicy restartPolicy,
            @Nullable Healthcheck healthcheck,
            @JsonProperty("protected") @Nullable Boolean guarded) {}

    /** {@code volumes} removes its anonymous volumes as well. */
    public record Evict(String id, @Nullable Boolean volumes) {}

    /** The host's path of its root filesystem. */
    public record Mounted(String path) {}

    /**
     * Which streams.
     *
     * @param stdin absent is true where the container keeps it open
     * @param stdout absent is true
     * @param stderr absent is true
     * @param detachKeys as {@code ctrl-p,ctrl-q}, the usual ones if absent; empty for none
     */
    public record Attach(
            String id,
            @Nullable Boolean stdin,
            @Nullable Boolean stdout,
            @Nullable Boolean stderr,
            @Nullable String detachKeys) {}

    /**
     * A further process.
     *
     * @param terminal whether it has a terminal
     * @param stdin whether its standard input is kept open; absent is false
     * @param user as of {@code container.create}; absent for the container's
     * @param workdir absolute path in the container; absent for the container's
     * @param env {@code NAME=value}, over the container's
     * @param privileged whether it has all capabilities
     * @param detach whether it runs without a channel
     * @param detachKeys as of {@code container.attach}
     */
    @RecordBuilder
    public record Exec(
            String id,
            List<String> command,
            @Nullable Boolean terminal,
            @Nullable Boolean stdin,
            @Nullable String user,
            @Nullable String workdir,
            @Nullable List<String> env,
            @Nullable Boolean privileged,
            @Nullable Boolean detach,
            @Nullable String detachKeys) {}

    /** The session's id, and the channel of its streams unless it runs without. */
    public record ExecStarted(String exec, @Nullable String channel) {}

    /** A new name. */
    public record Rename(String id, String name) {}

    /**
     * Which output.
     *
     * @param follow goes on until the container ends
     * @param since RFC 3339 time
     * @param until RFC 3339 time
     * @param tail the last so many lines
     * @param stream {@code stdout} or {@code stderr}; absent for both
     */
    public record Logs(
            String id,
            @Nullable Boolean follow,
            @Nullable String since,
            @Nullable String until,
            @Nullable Integer tail,
            @Nullable String stream) {}

    /** Absent for all that run. */
    public record Ids(@Nullable List<String> ids) {}

    /**
     * A span of time.
     *
     * @param from RFC 3339 time
     * @param to RFC 3339 time
     * @param step seconds
     */
    public record History(
            String id,
            @Nullable String from,
            @Nullable String to,
            @Nullable Double step) {}

    /**
     * Samples to be notified.
     *
     * @param ids of containers, and full ids of pods for all of each together; absent for all containers that run
     * @param interval seconds, at least 1; absent is 1
     */
    public record StatsWatch(
            @Nullable List<String> ids, @Nullable Double interval) {}
}
