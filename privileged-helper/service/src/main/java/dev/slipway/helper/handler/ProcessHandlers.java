package dev.slipway.helper.handler;

import dev.slipway.helper.rpc.Access;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.rpc.Reply;
import dev.slipway.helper.rpc.Session;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.model.PodProcesses;
import dev.slipway.protocol.model.ProcessInfo;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.Containers;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.pod.Pods;
import dev.slipway.runtime.process.ProcessEntry;
import dev.slipway.runtime.process.ProcessTable;
import dev.slipway.runtime.state.PodConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code container.top}, {@code container.pids} and {@code pod.top}. */
final class ProcessHandlers {
    private final Containers containers;
    private final Pods pods;
    private final ProcessTable processes;
    private final Function<String, Optional<Path>> folders;

    /**
     * @param folders the folder in the kernel's file system of a cgroup path, if it is there
     */
    ProcessHandlers(
            Containers containers, Pods pods, ProcessTable processes, Function<String, Optional<Path>> folders) {
        this.containers = containers;
        this.pods = pods;
        this.processes = processes;
        this.folders = folders;
    }

    void register(Methods methods) {
        methods.add(ContainerCalls.TOP, Access.WORK, this::top)
                .add(ContainerCalls.PIDS, Access.WORK, this::pids)
                .add(PodCalls.TOP, Access.WORK, this::podTop);
    }

    private Reply<List<ProcessInfo>> top(Common.Id params, Session session) {
        return Reply.of(infos(pids(params.id())));
    }

    private List<ProcessInfo> infos(List<Integer> pids) {
        return processes.read(pids).stream().map(ProcessHandlers::info).toList();
    }

    private Reply<List<PodProcesses>> podTop(Common.Id params, Session session) {
        PodConfig pod = pods.require(params.id());
        return Reply.of(containers.list().stream()
                .filter(container -> pod.id().equals(container.config().pod())
                        && container.status().hasProcess())
                .map(container ->
                        new PodProcesses(container.id(), container.name(), infos(pids(containers.of(container.id())))))
                .toList());
    }

    private Reply<List<Integer>> pids(Common.Id params, Session session) {
        return Reply.of(pids(params.id()));
    }

    private List<Integer> pids(String id) {
        Container container = containers.require(id);
        if (!container.record().status().hasProcess()) {
            throw EngineException.of(
                            ErrorKind.STATE_INVALID,
                            "could not list the processes of "
                                    + container.record().name() + ": it does not run")
                    .about(container.id())
                    .hint("Start it first.");
        }
        return pids(container);
    }

    private List<Integer> pids(Container container) {
        return folders.apply(container.cgroupPath()).map(processes::pids).orElseGet(List::of);
    }

    private static ProcessInfo info(ProcessEntry process) {
        return new ProcessInfo(
                process.pid(),
                process.parent(),
                process.innerPid(),
                process.uid(),
                process.state(),
                process.cpu().toNanos() / 1e9,
                process.residentBytes(),
                process.command());
    }
}
