package dev.slipway.helper.handler;

import dev.slipway.helper.channel.Channels;
import dev.slipway.helper.job.Jobs;
import dev.slipway.helper.rpc.AbsentMethods;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.view.ImageViews;
import dev.slipway.helper.view.NetworkViews;
import dev.slipway.helper.world.World;
import dev.slipway.protocol.model.ImageSummary;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.runtime.cgroup.Hierarchies;
import dev.slipway.runtime.process.LogReader;
import dev.slipway.runtime.process.ProcessTable;
import dev.slipway.runtime.runtime.Runtime;
import dev.slipway.runtime.state.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;

/** All methods of the contract over one engine. */
public final class Contract {
    private Contract() {}

    /** What the methods need beside the engine. */
    public record Parts(
            State state,
            World world,
            Jobs jobs,
            Channels channels,
            LogReader logs,
            Hierarchies cgroups,
            Executor logThreads,
            Executor streamThreads,
            Executor workers,
            boolean keepsState,
            int eventsLimit,
            String version) {}

    /** The methods that are answered. */
    public static Methods methods(Runtime engine, Parts parts) {
        Methods methods = new Methods();
        State state = parts.state();
        Tools tools = new Tools(engine.config(), parts.workers());
        Facts facts = new Facts(
                engine.config(),
                state,
                parts.cgroups().version().name().toLowerCase(Locale.ROOT),
                parts.keepsState(),
                parts.eventsLimit(),
                tools);
        Doctor doctor = new Doctor(
                engine.config(),
                parts.cgroups(),
                tools,
                Path.of("/proc/filesystems"),
                engine.containers()::checkNetworks);
        new SystemHandlers(
                        parts.version(),
                        parts.channels(),
                        new Users(Path.of("/etc/passwd")),
                        facts::info,
                        doctor::examine)
                .register(methods);
        new EventHandlers(state, parts.world()).register(methods);
        new JobHandlers(parts.jobs()).register(methods);
        new ContainerHandlers(engine.containers(), state, parts.world()).register(methods);
        new ContainerInspection(engine.containers(), state).register(methods);
        new LogHandlers(engine.containers(), state, parts.world(), parts.logs(), parts.logThreads()).register(methods);
        new StatsHandlers(engine.statistics(), state, engine.clock()).register(methods);
        new ProcessHandlers(engine.containers(), engine.pods(), new ProcessTable(), path -> parts.cgroups()
                        .cgroup(path)
                        .processFolder())
                .register(methods);
        ProcessChannels streams = new ProcessChannels(parts.channels(), parts.streamThreads());
        new AttachHandlers(engine.containers(), streams).register(methods);
        new ExecHandlers(engine.containers().execs(), streams).register(methods);
        new BundleHandlers(engine.bundles(), state, parts.jobs(), parts.channels()).register(methods);
        new VolumeHandlers(engine.volumes(), engine.containers(), parts.jobs(), parts.channels()).register(methods);
        new PodHandlers(engine.pods(), state).register(methods);
        new FileHandlers(engine.containers(), engine.volumes(), state, parts.jobs(), parts.channels())
                .register(methods);
        new MaintenanceHandlers(engine.containers()).register(methods);
        new PruneHandlers(engine.containers(), engine.images(), engine.volumes(), engine.memberships(), state)
                .register(methods);
        new NetworkHandlers(engine.memberships(), state, engine.networks().defaultName()).register(methods);
        new CheckpointHandlers(engine.checkpoints(), state, parts.jobs()).register(methods);
        new CheckpointTransfers(engine.checkpoints(), parts.jobs(), parts.channels()).register(methods);
        new PodCheckpointHandlers(engine.checkpoints().ofPods(), state, parts.jobs()).register(methods);
        new CheckpointContentHandlers(
                        engine.checkpoints().contents(), engine.checkpoints().live(), parts.jobs())
                .register(methods);
        new ImageHandlers(engine.images()).register(methods);
        new ImageTransfers(
                        engine.images(),
                        engine.config().images().transport(),
                        engine.clock(),
                        parts.jobs(),
                        parts.channels())
                .register(methods);
        return methods;
    }

    /** What is said of the others. */
    public static AbsentMethods absent() {
        return Planned.METHODS;
    }

    /** Images, newest first. */
    public static List<ImageSummary> images(Runtime engine) {
        return engine.images().list().stream().map(ImageViews::summary).toList();
    }

    /** An image as the events so far tell of it. */
    public static Optional<ImageSummary> image(Runtime engine, String id) {
        return engine.images().told(id).map(ImageViews::summary);
    }

    /** Networks by name. */
    public static List<NetworkSummary> networks(Runtime engine) {
        return NetworkViews.summaries(engine.memberships(), engine.networks().defaultName());
    }
}
