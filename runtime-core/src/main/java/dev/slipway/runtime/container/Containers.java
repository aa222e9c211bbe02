package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerRecord;
import java.util.List;

/** The containers of an engine. */
@SuppressWarnings("DoNotCallSuggester")
public final class Containers {
    /** Creates one, CONFIGURED. */
    public ContainerRecord create(CreateContainer request) {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** The container of this full id, name, or unique prefix of an id. */
    public Container require(String idOrName) {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** All, oldest first. */
    public List<ContainerRecord> list() {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }
}
