package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.process.ProcessTable;
import dev.slipway.runtime.state.ContainerRecord;

/**
 * Looks for processes that a signal stopped, as a shell's Ctrl-Z does. CRIU waits for one that is frozen besides without an
 * end, with the container frozen, so that it is not begun at all.
 */
final class StoppedProcesses {
    private static final String STOPPED = "T";

    private final Machinery parts;
    private final ProcessTable processes = new ProcessTable();

    StoppedProcesses(Machinery parts) {
        this.parts = parts;
    }

    /** CHECKPOINT if a container that runs has one, naming it. */
    void requireNone(ContainerRecord container) {
        parts.cgroups().cgroup(RunSpec.cgroupPath(container.config())).processFolder().stream()
                .flatMap(folder -> processes.read(processes.pids(folder)).stream())
                .filter(process -> process.state().equals(STOPPED))
                .findFirst()
                .ifPresent(stopped -> {
                    throw EngineException.of(
                                    ErrorKind.CHECKPOINT,
                                    "could not checkpoint container " + container.name() + ": its process "
                                            + stopped.innerPid() + " (" + stopped.name()
                                            + ") is stopped by a signal, and is not saved so")
                            .about(container.id())
                            .hint("Let it go on in the container (kill -CONT " + stopped.innerPid() + "), or end it.");
                });
    }
}
