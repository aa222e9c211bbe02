package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.process.ProcessTable;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ExecSession;
import dev.slipway.runtime.state.ExecSession.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what is saved of exec sessions in line with what is, when the engine is opened, after its containers were. */
@SuppressWarnings("try") // a lock is held, not looked at
final class ExecRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(ExecRecovery.class);
    private static final int LOST = -1;

    private final Machinery parts;
    private final Operations operations;
    private final ExecEndings endings;

    ExecRecovery(Machinery parts, Operations operations) {
        this.parts = parts;
        this.operations = operations;
        this.endings = operations.execEndings();
    }

    /** Makes each session's state exact, and sweeps up what belongs to none. */
    void recover() {
        for (ExecSession session : parts.state().execs()) {
            try (Locks.Held held = parts.locks().hold(session.container())) {
                if (session.status() == Status.RUNNING) {
                    running(session, List.of());
                } else if (session.status() == Status.CREATED) {
                    created(session);
                }
            } catch (EngineException e) {
                LOG.warn("exec session {} could not be brought in line: {}", session.id(), e.message(), e);
            }
        }
        sweep();
    }

    private void running(ExecSession session, List<Change> told) {
        List<Change> changes = new ArrayList<>(told);
        boolean alive = endings.alive(session);
        if (alive) {
            endings.watch(session);
        }
        Optional<Integer> code = endings.exitCode(session);
        if (code.isPresent() || !alive) {
            changes.addAll(endings.ended(session, code.orElse(LOST)));
        }
        if (!changes.isEmpty()) {
            parts.state().commit(changes);
        }
        if (code.isPresent() || !alive) {
            endings.discard(session.id());
        }
    }

    /** A start that was cut after the process was made is taken on; a session that never ran is of no use to anybody. */
    private void created(ExecSession session) {
        Optional<ContainerRecord> container = parts.state().container(session.container());
        int pid = PidFile.read(parts.layout().exec(session.id()).resolve("pidfile"));
        boolean ended = endings.exitCode(session).isPresent();
        if (container.isEmpty() || pid == 0 || (!ended && !runsIn(container.get(), pid))) {
            parts.state().commit(List.of(new Change.RemoveExec(session.id())));
            return;
        }
        int monitor = PidFile.read(parts.layout().exec(session.id()).resolve("conmon.pid"));
        ExecSession started = session.edit()
                .status(Status.RUNNING)
                .pid(pid)
                .pidStart(parts.processes().startTime(pid))
                .monitorPid(monitor)
                .monitorStart(parts.processes().startTime(monitor))
                .startedAt(parts.clock().instant())
                .build();
        running(
                started,
                List.of(
                        new Change.PutExec(started),
                        operations.ledger().event(container.get().config(), "exec", Map.of("exec", session.id()))));
    }

    /** A pid alone could be another process's by now. */
    private boolean runsIn(ContainerRecord container, int pid) {
        return parts.cgroups()
                .cgroup(RunSpec.cgroupPath(container.config()))
                .processFolder()
                .map(folder -> new ProcessTable().pids(folder).contains(pid))
                .orElse(false);
    }

    private void sweep() {
        for (String id : Folders.names(parts.layout().execs())) {
            boolean running = parts.state()
                    .exec(id)
                    .filter(session -> session.status() == Status.RUNNING)
                    .isPresent();
            if (!running) {
                endings.discard(id);
            }
        }
    }
}
