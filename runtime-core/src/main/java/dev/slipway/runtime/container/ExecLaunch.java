package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.oci.ExecMonitorRequest;
import dev.slipway.runtime.oci.Monitored;
import dev.slipway.runtime.process.Attachment;
import dev.slipway.runtime.process.Streams;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ExecSession;
import dev.slipway.runtime.state.ExecSession.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the process of an exec session. */
@SuppressWarnings("try") // a lock is held, not looked at
final class ExecLaunch {
    private final Machinery parts;
    private final Ledger ledger;
    private final Lifecycle lifecycle;
    private final Launch launch;
    private final Rootfs rootfs;
    private final ExecEndings endings;
    private final Attachments attachments;

    ExecLaunch(Machinery parts, Operations operations) {
        this.parts = parts;
        this.ledger = operations.ledger();
        this.lifecycle = operations.lifecycle();
        this.launch = operations.launch();
        this.rootfs = operations.rootfs();
        this.endings = operations.execEndings();
        this.attachments = operations.attachments();
    }

    /**
     * Runs it; on failure the session is removed and nothing of it is left.
     *
     * @param streams what to attach to before it runs; null for nothing
     * @return the attachment; null if none was asked for
     */
    @Nullable
    Attachment start(ExecSession known, @Nullable Streams streams) {
        String id = known.id();
        try (Locks.Held held = parts.locks().hold(known.container())) {
            parts.gate().check();
            ExecSession session = parts.state().lookupExec(id);
            requireCreated(session);
            ContainerRecord container = lifecycle.require(session.container(), Operation.EXEC);
            @Nullable Attachment[] attached = new Attachment[1];
            boolean started = false;
            try {
                run(container, session, streams == null ? null : () -> attached[0] = attach(id, streams));
                started = true;
                return attached[0];
            } finally {
                if (!started) {
                    undo(id, attached[0]);
                }
            }
        }
    }

    private static void requireCreated(ExecSession session) {
        if (session.status() != Status.CREATED) {
            throw EngineException.of(
                            ErrorKind.STATE_INVALID,
                            "could not start exec session " + session.id() + ": it is "
                                    + session.status().word())
                    .about(session.id())
                    .hint("Make another session: each runs once.");
        }
    }

    private Attachment attach(String id, Streams streams) {
        return attachments.connect(id, parts.layout().exec(id), streams);
    }

    private void run(ContainerRecord container, ExecSession session, @Nullable Runnable listening) {
        ObjectNode process = ExecSpec.of(session, launch.spec(container), rootfs.path(container.config()));
        Path folder = parts.layout().exec(session.id());
        Folders.create(parts.layout().execExits(session.id()));
        endings.watch(session);
        Monitored made = parts.execMonitor()
                .start(
                        new ExecMonitorRequest(
                                session.id(), container.id(), folder, process, session.terminal(), session.stdin()),
                        listening);
        parts.cgroupParents().placeMonitor(container.config(), session.id(), made.monitorPid());
        ExecSession running = session.edit()
                .status(Status.RUNNING)
                .pid(made.pid())
                .pidStart(made.pidStart())
                .monitorPid(made.monitorPid())
                .monitorStart(made.monitorStart())
                .startedAt(parts.clock().instant())
                .build();
        parts.state()
                .commit(List.of(
                        new Change.PutExec(running),
                        ledger.event(container.config(), "exec", Map.of("exec", session.id()))));
    }

    private void undo(String id, @Nullable Attachment attached) {
        boolean interrupted = Thread.interrupted();
        try {
            if (attached != null) {
                attached.close();
            }
            endings.discard(id);
            parts.state().commit(List.of(new Change.RemoveExec(id)));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
