package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.storage.SharedMemory;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives back what a container's run took: the OCI runtime's part with its cgroup, the mounts, addresses, the network
 * namespace, the run folder, in which nothing is mounted any more by then. Every step may be repeated, and is tried whatever the one before it did.
 */
final class Release {
    private static final Logger LOG = LoggerFactory.getLogger(Release.class);

    private final Machinery parts;
    private final SharedMemory sharedMemory = new SharedMemory();

    Release(Machinery parts) {
        this.parts = parts;
    }

    /** The first failure; empty if all was given back. */
    Optional<EngineException> release(String id) {
        Attempt attempt = new Attempt(id);
        Layout layout = parts.layout();
        if (Files.exists(layout.runtimeRoot().resolve(id))) {
            attempt.at(() -> parts.runtime().delete(id, true));
        }
        if (Files.isDirectory(layout.rootfs(id), LinkOption.NOFOLLOW_LINKS)) {
            attempt.at(() -> parts.rootfs().unmount(layout.rootfs(id)));
        }
        if (Files.isDirectory(layout.sharedMemory(id), LinkOption.NOFOLLOW_LINKS)) {
            attempt.at(() -> sharedMemory.unmount(layout.sharedMemory(id)));
        }
        if (Files.exists(layout.namespaces().resolve(id))) {
            attempt.at(() -> {
                parts.networks().detach(id, layout.namespaces().resolve(id).toString());
                parts.namespaces().delete(id);
            });
        }
        attempt.at(() -> parts.volumes().uses().release(id));
        if (attempt.first == null) {
            attempt.at(() -> Folders.delete(layout.run(id)));
        }
        if (attempt.first == null) {
            parts.ports().release(id);
        }
        return Optional.ofNullable(attempt.first);
    }

    /** Gives back a container's addresses although its namespace is gone, as it is after a reboot. */
    void releaseAddresses(String id) {
        parts.networks().detach(id, null);
        parts.namespaces().delete(id);
    }

    private static final class Attempt {
        private final String id;
        private @Nullable EngineException first;

        private Attempt(String id) {
            this.id = id;
        }

        private void at(Runnable step) {
            try {
                step.run();
            } catch (EngineException e) {
                LOG.warn("container {}: {}", id, e.message());
                first = first == null ? e : first;
            }
        }
    }
}
