package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.storage.CopiedTree;
import dev.slipway.runtime.storage.FileChange;
import dev.slipway.runtime.storage.UpperLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What containers have otherwise than what they were made of. */
final class Changes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Machinery parts;
    private final Rootfs rootfs;

    Changes(Machinery parts, Rootfs rootfs) {
        this.parts = parts;
        this.rootfs = rootfs;
    }

    /**
     * All changes of a container, each folder before what is in it.
     *
     * @param check called now and then; what it throws ends the work
     * @throws EngineException UNSUPPORTED if it has no layer of its own that would tell; STORAGE
     */
    List<FileChange> of(ContainerRecord container, Runnable check) {
        ContainerConfig config = container.config();
        if (!rootfs.layered(config)) {
            throw EngineException.of(
                            ErrorKind.UNSUPPORTED,
                            "could not tell the changes of container " + config.name()
                                    + ": it runs on its root filesystem itself, and nobody knows how that was before")
                    .about(config.id())
                    .hint("Make containers from an image, or from a bundle that was copied.");
        }
        try {
            Path written = rootfs.written(config);
            Set<String> mountPoints = mountPoints(config.id());
            return rootfs.copied(config)
                    ? new CopiedTree(written, rootfs.lowers(config), mountPoints, check).changes()
                    : new UpperLayer(written, rootfs.lowers(config), mountPoints, check).changes();
        } catch (IOException e) {
            throw EngineException.of(
                            ErrorKind.STORAGE,
                            "could not tell the changes of container " + config.name() + ": " + Folders.reason(e),
                            e)
                    .about(config.id());
        }
    }

    /** At which something was mounted in its last run; none before its first. */
    private Set<String> mountPoints(String id) throws IOException {
        Path written = parts.layout().spec(id);
        Set<String> found = new HashSet<>();
        if (Files.exists(written)) {
            for (JsonNode mount : JSON.readTree(written.toFile()).path("mounts")) {
                found.add(Path.of("/")
                        .resolve(mount.path("destination").asText(""))
                        .normalize()
                        .toString());
            }
        }
        return found;
    }
}
