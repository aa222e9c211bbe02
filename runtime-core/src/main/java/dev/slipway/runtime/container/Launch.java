package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.network.NetworkOptions;
import dev.slipway.runtime.network.NetworkStatus;
import dev.slipway.runtime.oci.MonitorRequest;
import dev.slipway.runtime.oci.Monitored;
import dev.slipway.runtime.oci.Spec;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.storage.SharedMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Makes a container's process, and all it needs around it. */
final class Launch {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** In which runc looks for the name of a file with more options for CRIU. */
    private static final String CRIU_CONFIG = "org.criu.config";

    private final Machinery parts;
    private final Dependencies dependencies;
    private final Release release;
    private final HostFiles hostFiles;
    private final Rootfs rootfs;
    private final Places places;
    private final SharedMemory sharedMemory = new SharedMemory();

    Launch(Machinery parts, Dependencies dependencies, Release release, Rootfs rootfs, HostFiles hostFiles) {
        this.parts = parts;
        this.dependencies = dependencies;
        this.release = release;
        this.rootfs = rootfs;
        this.hostFiles = hostFiles;
        this.places = new Places(parts.state(), parts.networks());
    }

    /**
     * Makes the process of a container that has none. Networks are joined beside the OCI runtime's work, except for a
     * restore, whose processes run at once.
     *
     * <p>Namespaces are joined by the pids of their owners, which the kernel may give to others: only if all it depends
     * on runs afterwards is it sure that it joined theirs.
     *
     * @param restore what to restore it from; null to make it anew
     * @param places what is wanted of its places on networks, by their names, in place of what its configuration wants
     * @return the container's state, still with the status it had; on failure nothing is left
     * @throws EngineException STATE_INVALID if what it depends on ended meanwhile; IN_USE before anything is made if a
     *     port is taken
     */
    ContainerState launch(ContainerRecord container, @Nullable Revival restore, Map<String, NetworkOptions> places) {
        release.release(container.id()).ifPresent(failed -> {
            throw failed;
        });
        parts.ports().claim(container.config());
        CompletableFuture<List<NetworkStatus>> joining = CompletableFuture.completedFuture(List.of());
        try {
            Path netns = prepare(container.config());
            if (netns != null) {
                joining = CompletableFuture.supplyAsync(() -> join(container.config(), netns, places), parts.workers());
            }
            fillSharedMemory(container.id(), restore);
            writeSpec(container, netns, restore == null ? List.of() : result(joining), restore);
            Monitored made = parts.monitor().create(request(container.config(), restore));
            parts.cgroupParents().placeMonitor(container.config(), container.id(), made.monitorPid());
            List<NetworkStatus> joined = result(joining);
            hostFiles.joined(container, joined);
            dependencies.requireRunning(container);
            return container
                    .state()
                    .edit()
                    .pid(made.pid())
                    .pidStart(made.pidStart())
                    .monitorPid(made.monitorPid())
                    .monitorStart(made.monitorStart())
                    .netns(netns == null ? null : netns.toString())
                    .networks(joined)
                    .exitCode(0)
                    .finishedAt(null)
                    .oomKilled(false)
                    .stoppedByUser(false)
                    .error(null)
                    .restartCount(0)
                    .restartAt(null)
                    .health(null)
                    .build();
        } catch (EngineException failed) {
            joining.exceptionally(other -> List.of()).join();
            undo(container.id(), failed);
            throw reason(container, failed).about(container.id());
        }
    }

    /** What it depends on may have ended meanwhile, and its namespaces with it. */
    private EngineException reason(ContainerRecord container, EngineException failed) {
        try {
            dependencies.requireRunning(container);
            return failed;
        } catch (EngineException ended) {
            ended.addSuppressed(failed);
            return ended;
        }
    }

    /** Gives back what a run that failed at its start had taken. */
    void undo(String id, EngineException failed) {
        boolean interrupted = Thread.interrupted();
        try {
            release.release(id).ifPresent(failed::addSuppressed);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The configuration in force: that of its run, or else that of its next. */
    ObjectNode spec(ContainerRecord container) {
        Path written = parts.layout().spec(container.id());
        try {
            if (container.status().hasProcess() && JSON.readTree(written.toFile()) instanceof ObjectNode spec) {
                return spec;
            }
        } catch (IOException e) {
            throw EngineException.of(
                            ErrorKind.STORAGE,
                            "could not read the configuration of container " + container.name() + ": " + e,
                            e)
                    .about(container.id());
        }
        return complete(container.config(), container.config().rootfs(), Map.of());
    }

    private ObjectNode complete(ContainerConfig config, String rootfs, Map<String, String> joined) {
        ObjectNode spec = RunSpec.of(config, rootfs, joined);
        parts.volumes().uses().show(config, spec);
        if (config.imageId() != null) {
            tellHostname(spec);
        }
        if (config.init()) {
            InitProcess.add(spec, parts.settings().initProgram());
        }
        return spec;
    }

    /** In the environment, as other engines do, unless it says something of its own. */
    private static void tellHostname(ObjectNode spec) {
        String hostname = spec.path("hostname").asText("");
        boolean said = new Spec(spec).environment().stream().anyMatch(each -> each.startsWith("HOSTNAME="));
        if (!hostname.isEmpty() && !said) {
            SpecOptions.object(spec, "process").withArray("env").add("HOSTNAME=" + hostname);
        }
    }

    private @Nullable Path prepare(ContainerConfig config) {
        Layout layout = parts.layout();
        String id = config.id();
        Folders.create(layout.run(id));
        Folders.create(layout.bundle(id));
        parts.cgroupParents().ready(config);
        if (rootfs.layered(config)) {
            rootfs.mount(config);
        } else if (!Files.isDirectory(Path.of(config.rootfs()))) {
            throw EngineException.of(
                            ErrorKind.STORAGE,
                            "could not start container " + config.name() + ": its root filesystem " + config.rootfs()
                                    + " is not there")
                    .hint("Put it back, or remove the container.");
        }
        if (config.infra() || SharedMemoryMark.isSet(config.spec())) {
            sharedMemory.mount(layout.sharedMemory(id));
        }
        return config.networks().isEmpty() ? null : parts.namespaces().create(id);
    }

    private List<NetworkStatus> join(ContainerConfig config, Path netns, Map<String, NetworkOptions> instead) {
        return parts.networks().attach(places.of(config, netns.toString(), config.networks(), instead));
    }

    private void fillSharedMemory(String id, @Nullable Revival restore) {
        Path own = parts.layout().sharedMemory(id);
        if (restore != null && restore.sharedMemory() != null && Files.isDirectory(own)) {
            restore.sharedMemory().fill(own, List.of());
        }
    }

    private static List<NetworkStatus> result(CompletableFuture<List<NetworkStatus>> joining) {
        try {
            return joining.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof EngineException failed) {
                throw failed;
            }
            throw EngineException.of(ErrorKind.INTERNAL, "could not join the networks: " + e.getCause(), e);
        }
    }

    private void writeSpec(
            ContainerRecord container, @Nullable Path netns, List<NetworkStatus> networks, @Nullable Revival restore) {
        ContainerConfig config = container.config();
        Map<String, String> joined = dependencies.namespacePaths(container);
        if (netns != null) {
            joined.put("net", netns.toString());
        }
        Path root = rootfs.path(config);
        if (config.init()) {
            InitProcess.require(parts.settings().initProgram());
        }
        ObjectNode spec = complete(config, root.toString(), joined);
        parts.volumes().uses().attach(config, root, spec);
        shareMemory(config, spec);
        hostFiles.give(container, networks, spec, root, rootfs.layered(config));
        if (restore != null && restore.criuConfig() != null) {
            SpecOptions.object(spec, "annotations")
                    .put(CRIU_CONFIG, restore.criuConfig().toString());
        }
        write(config.id(), spec);
    }

    /** Who shares an infra container's IPC namespace shares its memory too, unless its bundle mounts something else there. */
    private void shareMemory(ContainerConfig config, ObjectNode spec) {
        String owner =
                SharedMemoryMark.isSet(spec) ? config.id() : config.namespaces().get("ipc");
        if (owner != null && Files.isDirectory(parts.layout().sharedMemory(owner))) {
            new Spec(spec).mountInstead("/dev/shm", "tmpfs", parts.layout().sharedMemory(owner));
        }
    }

    /** Puts the limits of its saved configuration into the one it runs with. */
    void rewriteResources(ContainerRecord container) {
        ObjectNode running = spec(container);
        JsonNode limits = container.config().spec().path("linux").path("resources");
        SpecOptions.object(running, "linux").set("resources", limits.isMissingNode() ? running.objectNode() : limits);
        write(container.id(), running);
    }

    private void write(String id, ObjectNode spec) {
        Path file = parts.layout().spec(id);
        try {
            JSON.writeValue(file.toFile(), spec);
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not write " + file + ": " + Folders.reason(e), e)
                    .hint("Look at the space and permissions of its folder, then try again.");
        }
    }

    private MonitorRequest request(ContainerConfig config, @Nullable Revival restore) {
        Layout layout = parts.layout();
        return new MonitorRequest(
                config.id(),
                config.name(),
                layout.bundle(config.id()),
                layout.run(config.id()),
                layout.log(config.id()),
                config.logMaxSize(),
                config.terminal(),
                config.stdin(),
                restore == null ? null : new MonitorRequest.Restore(restore.images(), restore.flags()));
    }
}
