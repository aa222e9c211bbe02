package dev.slipway.runtime.runtime;

import dev.slipway.runtime.cgroup.CgroupManager;
import dev.slipway.runtime.cgroup.CgroupNaming;
import dev.slipway.runtime.cgroup.CgroupfsManager;
import dev.slipway.runtime.cgroup.Hierarchies;
import dev.slipway.runtime.cgroup.SystemdManager;
import dev.slipway.runtime.container.CgroupParents;
import dev.slipway.runtime.container.ContainerSettings;
import dev.slipway.runtime.container.Gate;
import dev.slipway.runtime.container.Layout;
import dev.slipway.runtime.container.Locks;
import dev.slipway.runtime.container.Machinery;
import dev.slipway.runtime.container.Names;
import dev.slipway.runtime.container.PublishedPorts;
import dev.slipway.runtime.image.ImageUse;
import dev.slipway.runtime.image.Images;
import dev.slipway.runtime.network.HostSockets;
import dev.slipway.runtime.network.NetworkSettings;
import dev.slipway.runtime.network.Networks;
import dev.slipway.runtime.oci.ExecMonitor;
import dev.slipway.runtime.oci.Monitor;
import dev.slipway.runtime.oci.MonitorOptions;
import dev.slipway.runtime.oci.OciRuntime;
import dev.slipway.runtime.oci.RuntimeOptions;
import dev.slipway.runtime.os.Mounts;
import dev.slipway.runtime.os.NetworkNamespaces;
import dev.slipway.runtime.os.Processes;
import dev.slipway.runtime.os.ProgramRunner;
import dev.slipway.runtime.state.State;
import dev.slipway.runtime.storage.RootfsMount;
import dev.slipway.runtime.systemd.Systemd;
import dev.slipway.runtime.volume.Volumes;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Puts the engine's parts together. */
final class Assembly {
    private static final Duration PLUGIN = Duration.ofSeconds(30);

    private final RuntimeConfig config;
    private final State state;
    private final InstantSource clock;
    private final ExecutorService workers = Executors.newCachedThreadPool(new NamedThreads("engine"));
    private final Names names = new Names(new SecureRandom());
    private final Images images;

    Assembly(RuntimeConfig config, State state, InstantSource clock) {
        this.config = config;
        this.state = state;
        this.clock = clock;
        this.images = new Images(
                config.images(),
                config.root(),
                config.root().resolve("images"),
                config.runRoot().resolve("storage.conf"),
                state,
                this::uses,
                clock,
                names::id,
                workers);
    }

    private List<ImageUse> uses(String image) {
        return state.imageContainers(image).stream()
                .flatMap(id -> state.container(id).stream())
                .map(container -> new ImageUse(true, container.id(), container.name()))
                .toList();
    }

    Images images() {
        return images;
    }

    ExecutorService workers() {
        return workers;
    }

    Machinery machinery() {
        Layout layout = new Layout(config.root(), config.runRoot());
        ProgramRunner runner = new ProgramRunner();
        Processes processes = new Processes();
        Mounts mounts = new Mounts();
        Path criu = config.criuPath();
        CgroupNaming naming = CgroupNaming.ofWord(config.cgroupManager());
        Hierarchies hierarchies = Hierarchies.of(mounts.list());
        OciRuntime runtime = new OciRuntime(
                new RuntimeOptions(
                        config.runtimePath().toString(),
                        layout.runtimeRoot(),
                        criu == null ? null : criu.toString(),
                        naming == CgroupNaming.SYSTEMD),
                runner,
                config.runtimeTimeout());
        MonitorOptions monitoring = new MonitorOptions(
                config.conmonPath().toString(),
                config.conmonEnv(),
                layout.exits(),
                config.noPivotRoot(),
                config.createTimeout());
        Networks networks = new Networks(new NetworkSettings(
                config.root().resolve("networks"),
                config.cniConfigDir(),
                config.cniPluginDirs(),
                config.defaultNetwork(),
                config.bridge(),
                config.subnetPool(),
                PLUGIN));
        Names names = new Names(new SecureRandom());
        return new Machinery(
                layout,
                new ContainerSettings(
                        naming,
                        config.cgroupParent(),
                        config.stopTimeout(),
                        config.logMaxSize(),
                        config.infraProgram()),
                state,
                runtime,
                new Monitor(monitoring, runtime, runner, processes),
                new ExecMonitor(monitoring, runtime.options(), runner, processes),
                new RootfsMount(mounts),
                images,
                hierarchies,
                new CgroupParents(
                        manager(naming, hierarchies), hierarchies, state, layout.cgroupMarks(), config.cgroupParent()),
                new NetworkNamespaces(layout.namespaces()),
                networks,
                new Volumes(layout.volumes(), layout.runs(), state, mounts, clock, names::id),
                new PublishedPorts(state, new HostSockets()),
                processes,
                names,
                clock,
                workers,
                new Locks(),
                new Gate());
    }

    private static CgroupManager manager(CgroupNaming naming, Hierarchies hierarchies) {
        CgroupManager manager =
                switch (naming) {
                    case CGROUPFS -> new CgroupfsManager(hierarchies);
                    case SYSTEMD -> new SystemdManager(hierarchies, new Systemd());
                };
        manager.require();
        return manager;
    }
}
