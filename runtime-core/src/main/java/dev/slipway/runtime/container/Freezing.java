package dev.slipway.runtime.container;

import dev.slipway.runtime.cgroup.Freezer;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the processes of a container for the moment that it takes to save them, without the OCI runtime: that would do the
 * same by a process of its own. The container is running all the while, and a mark in its run folder says so to the next
 * engine, if this one dies meanwhile. With the container's lock held.
 */
public final class Freezing {
    private static final Logger LOG = LoggerFactory.getLogger(Freezing.class);

    private final Machinery parts;

    Freezing(Machinery parts) {
        this.parts = parts;
    }

    /** Freezes it; CGROUP or UNSUPPORTED, and it goes on. */
    public void freeze(ContainerConfig container) {
        Freezer freezer = freezer(container).orElseThrow(() -> EngineException.of(
                        ErrorKind.UNSUPPORTED,
                        "could not freeze container " + container.name() + ": it has no cgroup with a freezer")
                .about(container.id())
                .hint("Mount the freezer controller, or cgroup version 2."));
        try {
            Files.writeString(mark(container.id()), "");
        } catch (IOException e) {
            throw EngineException.of(
                    ErrorKind.STORAGE, "could not write " + mark(container.id()) + ": " + Folders.reason(e), e);
        }
        boolean frozen = false;
        try {
            freezer.freeze();
            frozen = true;
        } finally {
            if (!frozen) {
                thaw(container);
            }
        }
    }

    /** Lets it go on; one that has ended is no error. */
    public void thaw(ContainerConfig container) {
        try {
            Optional<Freezer> freezer = freezer(container);
            if (freezer.isPresent()) {
                freezer.get().thaw();
            }
        } catch (IOException e) {
            LOG.debug("container {} could not be thawed after its checkpoint", container.id(), e);
        }
        try {
            Files.deleteIfExists(mark(container.id()));
        } catch (IOException e) {
            LOG.warn("the mark {} could not be removed", mark(container.id()), e);
        }
    }

    /** Lets it go on if a helper died that had frozen it. */
    void straighten(ContainerConfig container) {
        if (Files.exists(mark(container.id()))) {
            LOG.info("container {} goes on: its checkpoint was cut", container.id());
            thaw(container);
        }
    }

    private Optional<Freezer> freezer(ContainerConfig container) {
        return Freezer.of(parts.cgroups().cgroup(RunSpec.cgroupPath(container)));
    }

    private Path mark(String id) {
        return parts.layout().run(id).resolve("frozen");
    }
}
