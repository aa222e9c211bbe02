package dev.slipway.runtime.container;

import dev.slipway.runtime.os.MountPoint;
import dev.slipway.runtime.os.Mounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes cgroups in which nothing is, from all hierarchies; the OCI runtime makes parents and leaves them. */
public final class EmptyCgroups {
    private static final Logger LOG = LoggerFactory.getLogger(EmptyCgroups.class);

    private final List<Path> hierarchies;

    public EmptyCgroups(Mounts mounts) {
        this.hierarchies = mounts.list().stream()
                .filter(mount ->
                        mount.type().startsWith("cgroup") && mount.root().equals("/"))
                .map(MountPoint::target)
                .distinct()
                .toList();
    }

    /** Removes this cgroup wherever it is empty; one that is in use stays. */
    public void remove(String path) {
        for (Path hierarchy : hierarchies) {
            try {
                Files.deleteIfExists(hierarchy.resolve(path.substring(1)));
            } catch (IOException e) {
                LOG.debug("cgroup {} stays: {}", path, e.toString());
            }
        }
    }
}
