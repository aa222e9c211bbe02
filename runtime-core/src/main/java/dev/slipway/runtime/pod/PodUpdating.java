package dev.slipway.runtime.pod;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.container.Locks;
import dev.slipway.runtime.container.Machinery;
import dev.slipway.runtime.container.OptionFindings;
import dev.slipway.runtime.container.ResourceOptions;
import dev.slipway.runtime.container.Resources;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.PodConfig;
import java.util.List;

/** Changes the limits of a pod that is there already. */
@SuppressWarnings("try") // a lock is held, not looked at
final class PodUpdating {
    private final Machinery parts;

    PodUpdating(Machinery parts) {
        this.parts = parts;
    }

    /** All of it or nothing; what has run holds to them at once. */
    void update(String id, Resources wanted) {
        try (Locks.Held held = parts.locks().holdPod(id)) {
            PodConfig pod = parts.state().lookupPod(id);
            if (wanted.equals(Resources.NONE)) {
                return;
            }
            PodConfig next = changed(pod, wanted);
            Runnable takeBack = parts.cgroupParents().limit(pod, next);
            boolean saved = false;
            try {
                parts.state()
                        .commit(List.of(
                                new Change.PutPod(next),
                                PodEvents.of(parts.clock().instant(), next, "update")));
                saved = true;
            } finally {
                if (!saved) {
                    takeBack.run();
                }
            }
        } catch (EngineException e) {
            throw e.about(id);
        }
    }

    private static PodConfig changed(PodConfig pod, Resources wanted) {
        OptionFindings findings = OptionFindings.of("could not update pod " + pod.name() + ": ");
        ObjectNode limits = JsonNodeFactory.instance.objectNode();
        if (pod.resources() != null) {
            limits.set("resources", pod.resources().deepCopy());
        }
        ResourceOptions.write(wanted, limits, findings);
        findings.throwIfAny();
        return pod.edit().resources((ObjectNode) limits.get("resources")).build();
    }
}
