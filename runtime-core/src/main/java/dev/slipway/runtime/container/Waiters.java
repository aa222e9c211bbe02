package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Commit;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.PastExit;
import dev.slipway.runtime.state.State;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Who waits for which container to come to what. They are answered by saved states only. */
final class Waiters {
    private final State state;
    private final Executor answering;
    private final ConcurrentHashMap<String, List<Waiter>> waiting = new ConcurrentHashMap<>();

    Waiters(State state, Executor answering) {
        this.state = state;
        this.answering = answering;
    }

    private record Waiter(Set<WaitCondition> conditions, CompletableFuture<WaitResult> answer) {}

    /** Completes once one of the conditions holds; cancel it to wait no longer. */
    CompletableFuture<WaitResult> await(String id, Set<WaitCondition> conditions) {
        Waiter waiter = new Waiter(Set.copyOf(conditions), new CompletableFuture<>());
        waiting.compute(id, (key, known) -> {
            List<Waiter> list = known == null ? new CopyOnWriteArrayList<>() : known;
            list.add(waiter);
            return list;
        });
        CompletableFuture<WaitResult> unused = waiter.answer.whenComplete((result, error) -> forget(id, waiter));
        check(id, waiter, state.container(id).orElse(null));
        return waiter.answer;
    }

    /** Called with each commit, in order. */
    void committed(Commit commit) {
        for (Change change : commit.changes()) {
            if (change instanceof Change.PutContainer put) {
                each(put.container().id(), put.container());
            } else if (change instanceof Change.RemoveContainer removed) {
                each(removed.id(), null);
            }
        }
    }

    /** Tells everybody that nothing more will be known. */
    void fail(EngineException reason) {
        waiting.values().forEach(list -> list.forEach(waiter -> waiter.answer.completeExceptionally(reason)));
    }

    private void each(String id, @Nullable ContainerRecord container) {
        List<Waiter> list = waiting.get(id);
        if (list != null) {
            list.forEach(waiter -> check(id, waiter, container));
        }
    }

    private void check(String id, Waiter waiter, @Nullable ContainerRecord container) {
        if (container == null) {
            answer(
                    waiter,
                    new WaitResult(
                            WaitCondition.REMOVED,
                            state.pastExit(id).map(PastExit::exitCode).orElse(null)));
            return;
        }
        for (WaitCondition condition : waiter.conditions) {
            if (condition.holds(container.status())) {
                Integer code = container.status().hasProcess()
                        ? null
                        : container.state().exitCode();
                answer(waiter, new WaitResult(condition, code));
                return;
            }
        }
    }

    private void answer(Waiter waiter, WaitResult result) {
        if (!waiter.answer.isDone()) {
            waiter.answer.completeAsync(() -> result, answering);
        }
    }

    private void forget(String id, Waiter waiter) {
        waiting.computeIfPresent(id, (key, list) -> {
            list.remove(waiter);
            return list.isEmpty() ? null : list;
        });
    }
}
