package dev.slipway.runtime.runtime;

import dev.slipway.runtime.cgroup.CgroupReader;
import dev.slipway.runtime.cgroup.Measured;
import dev.slipway.runtime.cgroup.Statistics;
import dev.slipway.runtime.checkpoint.CheckpointParts;
import dev.slipway.runtime.checkpoint.CheckpointSettings;
import dev.slipway.runtime.checkpoint.Checkpoints;
import dev.slipway.runtime.container.Containers;
import dev.slipway.runtime.container.Machinery;
import dev.slipway.runtime.container.ProcessImages;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.image.Images;
import dev.slipway.runtime.membership.Memberships;
import dev.slipway.runtime.network.Networks;
import dev.slipway.runtime.oci.OciRuntime;
import dev.slipway.runtime.os.ProgramRunner;
import dev.slipway.runtime.os.RootLock;
import dev.slipway.runtime.pod.Pods;
import dev.slipway.runtime.pod.RunningPods;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.State;
import dev.slipway.runtime.state.StatisticsStore;
import dev.slipway.runtime.storage.Bundles;
import dev.slipway.runtime.storage.ImportLimits;
import dev.slipway.runtime.volume.Volumes;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The engine: one owner of one root folder. Containers outlive it; the next one that is opened on the same folder finds
 * them as they then are. Safe for use by several threads.
 */
@SuppressWarnings("JavaLangClash") // the field's word
public final class Runtime implements AutoCloseable {
    private static final long CLOSE_SECONDS = 30;

    private final RuntimeConfig config;
    private final RootLock lock;
    private final Machinery parts;
    private final Containers containers;
    private final Pods pods;
    private final Memberships memberships;
    private final Bundles bundles;
    private final Statistics statistics;
    private final Checkpoints checkpoints;
    private final Images images;
    private final ScheduledExecutorService timer;
    private final AutoCloseable listening;

    private Runtime(
            RuntimeConfig config,
            RootLock lock,
            Machinery parts,
            Images images,
            StatisticsStore history,
            ScheduledExecutorService timer) {
        this.config = config;
        this.lock = lock;
        this.parts = parts;
        this.timer = timer;
        this.containers = new Containers(parts);
        this.pods = new Pods(parts, containers, config.infraProgram());
        this.memberships = new Memberships(parts, containers, pods);
        this.statistics = new Statistics(
                measured(containers, new RunningPods(parts.state())),
                () -> known(parts.state()),
                new CgroupReader(parts.cgroups(), Path.of("/proc")),
                history,
                config.statistics(),
                parts.clock(),
                System::nanoTime);
        this.listening = parts.state().listen(statistics::committed);
        this.bundles = new Bundles(
                config.root().resolve("bundles"),
                parts.state(),
                parts.clock(),
                parts.names()::id,
                ImportLimits.defaults());
        this.checkpoints = new Checkpoints(
                new CheckpointSettings(
                        config.checkpointDir(),
                        config.criuPath(),
                        config.cgroupParent(),
                        config.images().graphRoot().resolve("volumes")),
                new CheckpointParts(
                        parts.state(),
                        containers,
                        parts.runtime(),
                        parts.networks(),
                        parts.images(),
                        parts.volumes(),
                        parts.ports(),
                        new ProgramRunner(),
                        parts.clock(),
                        parts.names()::id));
        this.images = images;
    }

    /**
     * Opens the engine: takes the root folder, brings what {@code state} knows in line with what is, and begins to watch
     * for containers that end. After an error nothing is held. The state stays the caller's to close, after the engine.
     *
     * @throws EngineException IN_USE if another helper has this root folder; STORAGE; MONITOR
     */
    public static Runtime open(RuntimeConfig config, State state, InstantSource clock) {
        return open(config, state, StatisticsStore.nothing(), clock);
    }

    /**
     * As {@link #open(RuntimeConfig, State, InstantSource)}.
     *
     * @param history where statistics are kept; the engine closes it
     */
    public static Runtime open(RuntimeConfig config, State state, StatisticsStore history, InstantSource clock) {
        EngineFolders folders = new EngineFolders(config);
        folders.makeRoot();
        RootLock lock = RootLock.take(folders.layout().lock());
        Assembly assembly = new Assembly(config, state, clock);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(new NamedThreads("engine-timer"));
        Runtime runtime = null;
        boolean open = false;
        try {
            folders.makeRunRoot();
            Machinery parts = assembly.machinery();
            runtime = new Runtime(config, lock, parts, assembly.images(), history, timer);
            parts.volumes().recover();
            String boot = parts.processes().bootId();
            runtime.images.open();
            parts.networks().awaitOrphans();
            boolean knowsAll = runtime.containers.open(folders.since(boot), timer, runtime.statistics::story);
            runtime.pods.open();
            parts.volumes().unmountIdle();
            runtime.memberships.open();
            if (knowsAll) {
                runtime.bundles.sweep();
                runtime.checkpoints.recover();
            }
            folders.writeAlive(boot);
            runtime.statistics.start();
            open = true;
            return runtime;
        } finally {
            if (!open) {
                if (runtime == null) {
                    history.close();
                } else {
                    runtime.memberships.close();
                    runtime.images.close();
                    runtime.statistics.close();
                    runtime.pods.close();
                    runtime.containers.close();
                    runtime.parts.cgroupParents().close();
                }
                timer.shutdownNow();
                assembly.workers().shutdownNow();
                lock.close();
            }
        }
    }

    private static Measured.Source measured(Containers containers, RunningPods pods) {
        return () -> {
            List<Measured> running = new ArrayList<>(containers.running());
            running.addAll(pods.running());
            return running;
        };
    }

    private static Set<String> known(State state) {
        Set<String> ids = new HashSet<>();
        state.containers().stream().map(ContainerRecord::id).forEach(ids::add);
        state.pods().stream().map(PodConfig::id).forEach(ids::add);
        return ids;
    }

    /**
     * Requires that the folders hold no containers. To be asked before a state is made anew: containers that it does not
     * know would be swept away, with what runs in them.
     *
     * @throws EngineException STORAGE, naming them
     */
    public static void requireNoContainers(RuntimeConfig config) {
        new EngineFolders(config).requireNoContainers();
    }

    /** What it was opened with; RUNTIME_STOPPED once it is closed. */
    public RuntimeConfig config() {
        parts.gate().check();
        return config;
    }

    public State state() {
        return parts.state();
    }

    public Containers containers() {
        return open(containers);
    }

    public Pods pods() {
        return open(pods);
    }

    public Bundles bundles() {
        return open(bundles);
    }

    public Networks networks() {
        return open(parts.networks());
    }

    public Volumes volumes() {
        return open(parts.volumes());
    }

    /** The networks with their members. */
    public Memberships memberships() {
        return open(memberships);
    }

    public Checkpoints checkpoints() {
        return open(checkpoints);
    }

    public Images images() {
        return open(images);
    }

    /** The time as the engine has it. */
    public InstantSource clock() {
        return parts.clock();
    }

    /** What running containers and pods use. */
    public Statistics statistics() {
        return open(statistics);
    }

    /** The state machine's side of checkpoints. */
    public ProcessImages processImages() {
        return open(containers.processImages());
    }

    /** The OCI runtime, for what is not an operation on the engine's state. */
    public OciRuntime ociRuntime() {
        return open(parts.runtime());
    }

    private <T> T open(T part) {
        parts.gate().check();
        return part;
    }

    /**
     * New operations are refused, those under way end, containers go on. A second call does nothing; after it everything
     * is RUNTIME_STOPPED.
     */
    @Override
    public void close() {
        if (parts.gate().close()) {
            stop();
        }
    }

    /**
     * As {@link #close}.
     *
     * @param force whether all containers are stopped first, each in its own time; one that can't be is logged
     * @throws EngineException RUNTIME_STOPPED if it was closed before
     */
    public void shutdown(boolean force) {
        if (!parts.gate().close()) {
            parts.gate().check();
        }
        if (force) {
            containers.stopAll();
        }
        stop();
    }

    private void stop() {
        memberships.close();
        images.close();
        statistics.close();
        try {
            listening.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        pods.close();
        containers.close();
        timer.shutdownNow();
        parts.workers().shutdown();
        try {
            if (!parts.workers().awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                parts.workers().shutdownNow();
            }
        } catch (InterruptedException e) {
            parts.workers().shutdownNow();
            Thread.currentThread().interrupt();
        }
        parts.cgroupParents().close();
        lock.close();
    }
}
