package dev.slipway.runtime.pod;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.Containers;
import dev.slipway.runtime.container.Machinery;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Takes a step with each of several containers: side by side, but each after those it has to wait for. */
final class SideBySide {
    private final Machinery parts;
    private final Containers containers;

    SideBySide(Machinery parts, Containers containers) {
        this.parts = parts;
        this.containers = containers;
    }

    /** What is done to one container. */
    interface Step {
        /**
         * Does it.
         *
         * @param before outcomes of those it had to wait for
         */
        void take(Container container, List<PodOutcome> before);
    }

    /**
     * Takes the step with each, and waits for all.
     *
     * @param ids each after those it has to wait for
     * @param waitsFor says which of them these are
     * @return outcomes in the order of {@code ids}
     * @throws EngineException RUNTIME_STOPPED, CANCELLED if the engine was closed meanwhile
     */
    List<PodOutcome> take(Collection<String> ids, Function<String, Set<String>> waitsFor, Step step) {
        Map<String, CompletableFuture<PodOutcome>> taken = new LinkedHashMap<>();
        for (String id : ids) {
            List<CompletableFuture<PodOutcome>> before = waitsFor.apply(id).stream()
                    .map(other -> Objects.requireNonNull(taken.get(other)))
                    .toList();
            taken.put(
                    id,
                    CompletableFuture.allOf(before.toArray(CompletableFuture[]::new))
                            .thenApplyAsync(
                                    done -> outcome(
                                            id,
                                            step,
                                            before.stream()
                                                    .map(CompletableFuture::join)
                                                    .toList()),
                                    parts.workers()));
        }
        return results(taken.values());
    }

    private PodOutcome outcome(String id, Step step, List<PodOutcome> before) {
        return PodOutcome.of(id, name(id), () -> step.take(containers.of(id), before));
    }

    private String name(String id) {
        return parts.state().container(id).map(ContainerRecord::name).orElse(id);
    }

    private static List<PodOutcome> results(Collection<CompletableFuture<PodOutcome>> taken) {
        CompletableFuture<Void> all = CompletableFuture.allOf(taken.toArray(CompletableFuture[]::new));
        try {
            all.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof EngineException failed
                    ? failed
                    : EngineException.of(ErrorKind.RUNTIME_STOPPED, "could not go on: the engine is stopped", e)
                            .hint("Start the helper again.");
        }
        List<PodOutcome> outcomes = new ArrayList<>();
        taken.forEach(each -> outcomes.add(each.join()));
        return outcomes;
    }
}
