package dev.slipway.runtime.pod;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an operation on a pod went for one of its containers.
 *
 * @param id of the container
 * @param name of the container
 * @param error why it went wrong; null if it went well
 */
public record PodOutcome(String id, String name, @Nullable EngineException error) {
    /** The outcome of a step; RUNTIME_STOPPED and CANCELLED are thrown. */
    static PodOutcome of(String id, String name, Runnable step) {
        try {
            step.run();
            return new PodOutcome(id, name, null);
        } catch (EngineException e) {
            if (e.kind() == ErrorKind.RUNTIME_STOPPED || e.kind() == ErrorKind.CANCELLED) {
                throw e;
            }
            return new PodOutcome(id, name, e);
        }
    }

    /** Whether all went well. */
    public static boolean allWell(List<PodOutcome> outcomes) {
        return outcomes.stream().allMatch(outcome -> outcome.error() == null);
    }

    /**
     * One sentence on what went wrong; null if all went well.
     *
     * @param verb what was done to the pod: {@code start}
     */
    public static @Nullable String summary(String verb, String pod, List<PodOutcome> outcomes) {
        List<String> failed = new ArrayList<>();
        for (PodOutcome outcome : outcomes) {
            if (outcome.error() != null) {
                failed.add(outcome.name() + ": " + outcome.error().message());
            }
        }
        if (failed.isEmpty()) {
            return null;
        }
        int more = failed.size() - 1;
        return "could not " + verb + " " + failed.size() + " of " + outcomes.size() + " containers of pod " + pod + ": "
                + failed.get(0) + (more == 0 ? "" : " (and " + more + " more)");
    }
}
