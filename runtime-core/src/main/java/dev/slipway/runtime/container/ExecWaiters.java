package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Commit;
import dev.slipway.runtime.state.ExecSession;
import dev.slipway.runtime.state.ExecSession.Status;
import dev.slipway.runtime.state.State;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Who waits for the end of which exec session. They are answered by saved states only. */
final class ExecWaiters {
    private final State state;
    private final Executor answering;
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();

    ExecWaiters(State state, Executor answering) {
        this.state = state;
        this.answering = answering;
    }

    private record Waiting(String container, CompletableFuture<ExecSession> ended) {}

    /** Completes with the session once its end is saved; with NO_SUCH_EXEC if it is removed before. */
    CompletableFuture<ExecSession> await(ExecSession session) {
        String id = session.id();
        CompletableFuture<ExecSession> ended =
                waiting.computeIfAbsent(id, key -> new Waiting(session.container(), new CompletableFuture<>())).ended;
        ExecSession now = state.exec(id).orElse(null);
        if (now == null) {
            fail(id, removed(id));
        } else if (now.status() == Status.STOPPED) {
            complete(now);
        }
        return ended.copy();
    }

    /** Called with each commit, in order. */
    void committed(Commit commit) {
        for (Change change : commit.changes()) {
            if (change instanceof Change.PutExec put && put.session().status() == Status.STOPPED) {
                complete(put.session());
            } else if (change instanceof Change.RemoveExec gone) {
                fail(gone.id(), removed(gone.id()));
            } else if (change instanceof Change.RemoveContainer gone) {
                waiting.forEach((id, each) -> {
                    if (each.container.equals(gone.id())) {
                        fail(id, removed(id));
                    }
                });
            }
        }
    }

    /** Tells everybody that nothing more will be known. */
    void fail(EngineException reason) {
        waiting.keySet().forEach(id -> fail(id, reason));
    }

    private void complete(ExecSession session) {
        Waiting found = waiting.remove(session.id());
        if (found != null) {
            answer(() -> found.ended.complete(session));
        }
    }

    private void fail(String id, EngineException reason) {
        Waiting found = waiting.remove(id);
        if (found != null) {
            answer(() -> found.ended.completeExceptionally(reason));
        }
    }

    /** Not on the thread that commits; when the engine stops there is no other. */
    private void answer(Runnable answer) {
        try {
            answering.execute(answer);
        } catch (RejectedExecutionException e) {
            answer.run();
        }
    }

    private static EngineException removed(String id) {
        return EngineException.of(ErrorKind.NO_SUCH_EXEC, "could not find exec session " + id + ": it was removed")
                .about(id);
    }
}
