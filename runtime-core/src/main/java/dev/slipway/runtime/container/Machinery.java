package dev.slipway.runtime.container;

import dev.slipway.runtime.cgroup.Hierarchies;
import dev.slipway.runtime.image.ImageStore;
import dev.slipway.runtime.network.Networks;
import dev.slipway.runtime.oci.ExecMonitor;
import dev.slipway.runtime.oci.Monitor;
import dev.slipway.runtime.oci.OciRuntime;
import dev.slipway.runtime.os.NetworkNamespaces;
import dev.slipway.runtime.os.Processes;
import dev.slipway.runtime.state.State;
import dev.slipway.runtime.storage.RootfsMount;
import dev.slipway.runtime.volume.Volumes;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;

/**
 * The parts that operations on containers are made of.
 *
 * @param layout where files are
 * @param settings what holds for containers that do not say otherwise
 * @param state what is known
 * @param runtime the OCI runtime
 * @param monitor the monitor
 * @param execMonitor the monitor of further processes
 * @param rootfs mounts containers' root filesystems
 * @param images what containers can be made from
 * @param cgroups the cgroup hierarchies
 * @param cgroupParents the cgroups that those of containers lie in
 * @param namespaces network namespaces of the engine's own
 * @param networks CNI networks
 * @param volumes files that outlive containers
 * @param ports ports of the host
 * @param processes processes of the host
 * @param names new ids and names
 * @param clock the time
 * @param workers threads for what nobody waits for
 * @param locks one lock for each pod and container
 * @param gate closed with the engine
 */
public record Machinery(
        Layout layout,
        ContainerSettings settings,
        State state,
        OciRuntime runtime,
        Monitor monitor,
        ExecMonitor execMonitor,
        RootfsMount rootfs,
        ImageStore images,
        Hierarchies cgroups,
        CgroupParents cgroupParents,
        NetworkNamespaces namespaces,
        Networks networks,
        Volumes volumes,
        PublishedPorts ports,
        Processes processes,
        Names names,
        InstantSource clock,
        ExecutorService workers,
        Locks locks,
        Gate gate) {}
