package dev.slipway.helper.handler;

import dev.slipway.helper.rpc.Access;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.rpc.Reply;
import dev.slipway.helper.rpc.Session;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.ProcessInfo;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.Containers;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.process.ProcessEntry;
import dev.slipway.runtime.process.ProcessTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code container.top} and {@code container.pids}. */
final class ProcessHandlers {
    private final Containers containers;
    private final ProcessTable processes;
    private final Function<String, Optional<Path>> folders;

    /**
     * @param folders the folder in the kernel's file system of a cgroup path, if it is there
     */
    ProcessHandlers(Containers containers, ProcessTable processes, Function<String, Optional<Path>> folders) {
        this.containers = containers;
        this.processes = processes;
        this.folders = folders;
    }

    void register(Methods methods) {
        methods.add(ContainerCalls.TOP, Access.WORK, this::top).add(ContainerCalls.PIDS, Access.WORK, this::pids);
    }

    private Reply<List<ProcessInfo>> top(Common.Id params, Session session) {
        return Reply.of(processes.read(pids(params.id())).stream()
                .map(ProcessHandlers::info)
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
