package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.image.Layer;
import dev.slipway.runtime.os.InRoot;
import dev.slipway.runtime.os.ProgramRunner;
import dev.slipway.runtime.state.Bundle;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.storage.TreeCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The root filesystem of each container: what it is made of, where it is, and how it is mounted. */
final class Rootfs {
    private static final Logger LOG = LoggerFactory.getLogger(Rootfs.class);

    private final Machinery parts;
    private final TreeCopy copies = new TreeCopy(new ProgramRunner());

    Rootfs(Machinery parts) {
        this.parts = parts;
    }

    /** Whether the container runs on a layer of its own over its image's or bundle's files. */
    boolean layered(ContainerConfig config) {
        String bundle = config.bundleId();
        return config.imageId() != null
                || (bundle != null && parts.state().lookupBundle(bundle).mode() == Bundle.Mode.COPY);
    }

    /**
     * What is below the container's own layer, top first; at least one.
     *
     * @throws EngineException NO_SUCH_IMAGE and STORAGE if the image, or a part of it, is gone
     */
    List<Path> lowers(ContainerConfig config) {
        String image = config.imageId();
        if (image == null) {
            return List.of(Path.of(config.rootfs()));
        }
        List<Path> layers = parts.images().layers(parts.images().require(image)).stream()
                .map(Layer::folder)
                .toList();
        if (!layers.isEmpty()) {
            return layers;
        }
        Path none = parts.layout().noLayer(config.id());
        Folders.create(none);
        return List.of(none);
    }

    /** Where the container's process has it, or would have it. */
    Path path(ContainerConfig config) {
        return layered(config) ? parts.layout().rootfs(config.id()) : Path.of(config.rootfs());
    }

    /**
     * Mounts that of a container with a layer of its own, where {@link #path} says. Where the kernel takes no overlay of
     * these files, as on a file system that is an overlay itself, it is a copy of them, made once, from then on.
     */
    void mount(ContainerConfig config) {
        Layout layout = parts.layout();
        String id = config.id();
        Folders.create(layout.bundle(id));
        if (!copied(config)) {
            try {
                parts.rootfs().mount(lowers(config), layout.upper(id), layout.work(id), layout.rootfs(id));
                return;
            } catch (EngineException e) {
                if (e.kind() != ErrorKind.UNSUPPORTED) {
                    throw e;
                }
                LOG.info("the files of container {} are copied: {}", id, e.message());
                copy(config);
            }
        }
        parts.rootfs().mount(layout.copy(id), layout.rootfs(id));
    }

    private void copy(ContainerConfig config) {
        Path copy = parts.layout().copy(config.id());
        Path fresh = copy.resolveSibling("copy.new");
        Folders.delete(fresh);
        boolean made = false;
        dropEmpty(parts.layout().upper(config.id()));
        try (InRoot shown = view(config)) {
            copies.copy(shown.path().resolve("."), fresh);
            Files.move(fresh, copy);
            made = true;
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not make " + copy + ": " + e, e)
                    .about(config.id());
        } finally {
            if (!made) {
                Folders.delete(fresh);
            }
        }
    }

    /** What nothing was written to is one file system less to lay over the others. */
    private static void dropEmpty(Path upper) {
        try {
            Files.deleteIfExists(upper);
        } catch (IOException e) {
            LOG.debug("there are files in {}", upper);
        }
    }

    /** Whether the container's files are a copy of those that it is made of. */
    boolean copied(ContainerConfig config) {
        return Files.isDirectory(parts.layout().copy(config.id()), LinkOption.NOFOLLOW_LINKS);
    }

    /** Where all that a container with a layer of its own has written is, perhaps among other files. */
    Path written(ContainerConfig config) {
        return copied(config)
                ? parts.layout().copy(config.id())
                : parts.layout().upper(config.id());
    }

    /** What the container shows, top first, as long as it is no copy. */
    private List<Path> layers(ContainerConfig config) {
        Path upper = parts.layout().upper(config.id());
        List<Path> layers = new ArrayList<>();
        if (Files.isDirectory(upper, LinkOption.NOFOLLOW_LINKS)) {
            layers.add(upper);
        }
        layers.addAll(lowers(config));
        return layers;
    }

    /** Whether it is mounted for a run, or for somebody to look into; with the container's lock held. */
    boolean mounted(ContainerRecord container) {
        Layout layout = parts.layout();
        String id = container.id();
        return container.status().hasProcess()
                || (Files.exists(layout.mountMark(id)) && parts.rootfs().mounted(layout.rootfs(id)));
    }

    /**
     * Opens it to be read, as it is now; with the container's lock held, but that may be given up afterwards. If it is not
     * mounted it is mounted for this alone until the root is closed.
     */
    InRoot open(ContainerRecord container) {
        ContainerConfig config = container.config();
        try {
            if (!layered(config)) {
                return InRoot.of(Path.of(config.rootfs()));
            }
            return mounted(container) ? InRoot.of(parts.layout().rootfs(config.id())) : view(config);
        } catch (IOException e) {
            throw EngineException.of(
                            ErrorKind.STORAGE, "could not open the files of container " + config.name() + ": " + e, e)
                    .about(config.id());
        }
    }

    private InRoot view(ContainerConfig config) throws IOException {
        Layout layout = parts.layout();
        List<Path> layers = copied(config) ? List.of(layout.copy(config.id())) : layers(config);
        Path target = layout.views().resolve(parts.names().id());
        boolean open = false;
        try {
            parts.rootfs().mountToRead(layers, target);
            InRoot root = InRoot.of(target, () -> parts.rootfs().unmount(target));
            open = true;
            return root;
        } finally {
            if (!open) {
                parts.rootfs().unmount(target);
            }
        }
    }

    /** Takes back what a helper that was killed left mounted to be looked at. */
    void sweep() {
        for (String name : Folders.names(parts.layout().views())) {
            parts.rootfs().unmount(parts.layout().views().resolve(name));
        }
    }
}
