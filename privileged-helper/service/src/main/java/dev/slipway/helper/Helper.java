package dev.slipway.helper;

import dev.slipway.helper.channel.Channels;
import dev.slipway.helper.config.HelperConfig;
import dev.slipway.helper.handler.Contract;
import dev.slipway.helper.job.Jobs;
import dev.slipway.helper.rpc.AuditLog;
import dev.slipway.helper.rpc.Dispatcher;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.socket.Listener;
import dev.slipway.helper.world.ImageSource;
import dev.slipway.helper.world.World;
import dev.slipway.protocol.model.ImageSummary;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.runtime.cgroup.Hierarchies;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.FileWatcher;
import dev.slipway.runtime.os.Mounts;
import dev.slipway.runtime.process.LogReader;
import dev.slipway.runtime.runtime.Runtime;
import dev.slipway.runtime.runtime.RuntimeConfig;
import dev.slipway.runtime.state.State;
import dev.slipway.runtime.state.StatisticsStore;
import dev.slipway.state.H2State;
import dev.slipway.state.H2StatisticsStore;
import dev.slipway.state.MemoryState;
import dev.slipway.state.MemoryStatisticsStore;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The root in which the helper's parts are put together: started in the order of their need, closed in the opposite one.
 * Containers go on running.
 */
public final class Helper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Helper.class);
    private static final String DEFAULT_GROUP = "slipway";

    private final Deque<Part> parts = new ArrayDeque<>();

    private Helper() {}

    /**
     * Starts a helper; it listens when this returns. After an error nothing of it is left.
     *
     * @throws EngineException IN_USE if another helper has the root folder or the socket; INVALID_ARGUMENT; STORAGE
     */
    public static Helper start(HelperConfig config, InstantSource clock) {
        Helper helper = new Helper();
        boolean started = false;
        try {
            helper.assemble(config, clock);
            started = true;
            return helper;
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not start the helper: " + e.getMessage(), e);
        } finally {
            if (!started) {
                helper.close();
            }
        }
    }

    /** Stops serving, lets what is under way end, and gives the root folder back. A second call does nothing. */
    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            try {
                part.stop().run();
            } catch (IOException | RuntimeException e) {
                LOG.error("could not stop {} in order", part.name(), e);
            }
        }
    }

    private void assemble(HelperConfig config, InstantSource clock) throws IOException {
        RuntimeConfig engineConfig = config.engine();
        AtomicReference<@Nullable Runtime> running = new AtomicReference<>();
        SecureRandom random = new SecureRandom();
        AuditLog audit = new AuditLog();

        State state = opened("the state", state(config), State::close);
        if (config.keepsState() && state.revision() == 0) {
            Runtime.requireNoContainers(engineConfig);
        }
        World world = new World(state, () -> networks(running.get()), images(running));
        Runtime engine =
                opened("the engine", Runtime.open(engineConfig, state, history(config), clock), Runtime::close);
        running.set(engine);
        Threads threads = opened("the threads", new Threads(), Threads::close);
        Jobs jobs = opened("the jobs", new Jobs(threads.jobs, clock, random, audit), Jobs::close);
        Channels channels = new Channels(clock, random);
        FileWatcher watcher = opened("the watch on logs", new FileWatcher(), FileWatcher::close);

        Methods methods = Contract.methods(
                engine,
                new Contract.Parts(
                        state,
                        world,
                        jobs,
                        channels,
                        new LogReader(watcher),
                        Hierarchies.of(new Mounts().list()),
                        threads.logs,
                        threads.streams,
                        threads.workers,
                        config.keepsState(),
                        config.eventsLimit(),
                        Version.current()));
        Dispatcher dispatcher = new Dispatcher(
                methods,
                Contract.absent(),
                threads.workers,
                audit,
                config.limits().requestsInFlight());
        Listener listener = Listener.open(
                config.socket(), group(config.group()), config.limits(), dispatcher, channels, threads.pumps);
        parts.push(new Part("the socket", listener::close));
        LOG.info("listening on {} with root {}", config.socket(), engineConfig.root());
    }

    private static State state(HelperConfig config) throws IOException {
        RuntimeConfig engine = config.engine();
        if (!config.keepsState()) {
            return new MemoryState(config.eventsLimit());
        }
        if (!Files.isDirectory(engine.root())) {
            Files.createDirectories(engine.root());
            Files.setPosixFilePermissions(engine.root(), PosixFilePermissions.fromString("rwx------"));
        }
        if (!H2State.isIn(engine.root())) {
            Runtime.requireNoContainers(engine);
        }
        Map<String, String> pins = Map.of(
                "root", engine.root().toString(),
                "runroot", engine.runRoot().toString(),
                "runtime", engine.runtimeName());
        return H2State.open(engine.root(), pins, config.eventsLimit());
    }

    private static StatisticsStore history(HelperConfig config) {
        if (config.engine().statistics().history().isZero()) {
            return StatisticsStore.nothing();
        }
        return config.keepsState() ? new H2StatisticsStore(config.engine().root()) : new MemoryStatisticsStore();
    }

    private static List<NetworkSummary> networks(@Nullable Runtime engine) {
        return engine == null ? List.of() : Contract.networks(engine);
    }

    private static ImageSource images(AtomicReference<@Nullable Runtime> engine) {
        return new ImageSource() {
            @Override
            public List<ImageSummary> all() {
                Runtime running = engine.get();
                return running == null ? List.of() : Contract.images(running);
            }

            @Override
            public Optional<ImageSummary> told(String id) {
                Runtime running = engine.get();
                return running == null ? Optional.empty() : Contract.image(running, id);
            }
        };
    }

    /** The group that is configured; else "slipway", if there is such a group; else none. */
    private static @Nullable String group(@Nullable String configured) throws IOException {
        if (configured != null) {
            return configured;
        }
        try {
            return FileSystems.getDefault()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByGroupName(DEFAULT_GROUP)
                    .getName();
        } catch (UserPrincipalNotFoundException e) {
            LOG.info("there is no group {}: only root may connect", DEFAULT_GROUP);
            return null;
        }
    }

    private <T> T opened(String name, T part, Stop<T> stop) {
        parts.push(new Part(name, () -> stop.stop(part)));
        return part;
    }

    private record Part(String name, Stopping stop) {}

    @FunctionalInterface
    private interface Stopping {
        void run() throws IOException;
    }

    @FunctionalInterface
    private interface Stop<T> {
        void stop(T part) throws IOException;
    }
}
