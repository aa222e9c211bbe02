package dev.slipway.runtime.pod;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.PodConfig;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pods of an engine. */
@SuppressWarnings("DoNotCallSuggester")
public final class Pods {
    /** Creates one with its infra container, CONFIGURED. */
    public PodConfig create(CreatePod request) {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** The pod of this full id, name, or unique prefix of an id. */
    public PodConfig require(String idOrName) {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** All, oldest first. */
    public List<PodConfig> list() {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** What the pod with this full id is doing. */
    public PodStatus status(String id) {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** Starts its containers, dependencies first. */
    public List<PodOutcome> start(String idOrName) {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** Stops its containers, dependencies last. */
    public List<PodOutcome> stop(String idOrName, @Nullable Duration timeout) {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** Removes it. */
    public List<PodOutcome> remove(String idOrName, boolean force, @Nullable Duration timeout) {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** Its cgroup, from the root of the hierarchy. */
    public String cgroupPath(PodConfig pod) {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }
}
