package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.oci.OciRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the processes of a container for the moment that it takes to save them. The container is running all the while,
 * and a mark in its run folder says so to the next engine, if this one dies meanwhile. With the container's lock held.
 */
public final class Freezing {
    private static final Logger LOG = LoggerFactory.getLogger(Freezing.class);

    private final OciRuntime runtime;
    private final Layout layout;

    Freezing(OciRuntime runtime, Layout layout) {
        this.runtime = runtime;
        this.layout = layout;
    }

    /** Freezes it; OCI_RUNTIME, and it goes on. */
    public void freeze(String id) {
        try {
            Files.writeString(mark(id), "");
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not write " + mark(id) + ": " + Folders.reason(e), e);
        }
        boolean frozen = false;
        try {
            runtime.pause(id);
            frozen = true;
        } finally {
            if (!frozen) {
                thaw(id);
            }
        }
    }

    /** Lets it go on; one that has ended is no error. */
    public void thaw(String id) {
        try {
            runtime.resume(id);
        } catch (EngineException e) {
            LOG.debug("container {} could not be thawed after its checkpoint: {}", id, e.message());
        }
        try {
            Files.deleteIfExists(mark(id));
        } catch (IOException e) {
            LOG.warn("the mark {} could not be removed", mark(id), e);
        }
    }

    /** Lets it go on if a helper died that had frozen it. */
    void straighten(String id) {
        if (Files.exists(mark(id))) {
            LOG.info("container {} goes on: its checkpoint was cut", id);
            thaw(id);
        }
    }

    private Path mark(String id) {
        return layout.run(id).resolve("frozen");
    }
}
