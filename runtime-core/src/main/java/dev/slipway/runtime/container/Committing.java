package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.image.Image;
import dev.slipway.runtime.image.Layer;
import dev.slipway.runtime.image.OciLayout;
import dev.slipway.runtime.os.InRoot;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.storage.FileChange;
import dev.slipway.runtime.storage.RootfsTar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Makes images of containers: one layer with what a container changed, over those of its image; all its files in one
 * layer where it is made of no image. The image goes into the store as a whole, from a folder that is deleted on every
 * path.
 */
@SuppressWarnings("try") // a lock is held, not looked at
final class Committing {
    private final Machinery parts;
    private final Operations operations;
    private final Changes changes;
    private final RootfsTar tar = new RootfsTar();

    Committing(Machinery parts, Operations operations) {
        this.parts = parts;
        this.operations = operations;
        this.changes = new Changes(parts, operations.rootfs());
    }

    Image commit(String id, CommitRequest request, Progress progress) {
        parts.gate().check();
        ContainerRecord container = operations.lifecycle().require(id, Operation.LOOK);
        Path folder = parts.layout().unfinished().resolve(parts.names().id());
        Folders.create(folder);
        try {
            OciLayout layout = OciLayout.in(folder);
            boolean based = container.config().imageId() != null;
            CommittedConfig config = based ? base(container.config(), layout) : CommittedConfig.onNothing();
            paused(container, request.pause(), () -> {
                progress.at("read the files", -1);
                if (based) {
                    changed(container, layout, folder.resolve("names"), progress);
                } else {
                    whole(container, layout, progress);
                }
            });
            Files.deleteIfExists(folder.resolve("names"));
            layout.finish(config.of(
                    container.config(), request, layout.diffIds(), parts.clock().instant()));
            progress.check();
            Image made = parts.images().add(folder, request.name(), progress);
            operations
                    .ledger()
                    .tell(operations.ledger().event(container.config(), "commit", Map.of("image", made.id())));
            return made;
        } catch (IOException e) {
            progress.check();
            throw ContainerFiles.failure(container, "/", e);
        } finally {
            Folders.delete(folder);
        }
    }

    /** The layers of its image are in the store, and are only named. */
    private CommittedConfig base(ContainerConfig container, OciLayout layout) {
        Image image = parts.images().require(String.valueOf(container.imageId()));
        CommittedConfig config = CommittedConfig.on(parts.images().configText(image.id()));
        List<Layer> layers = new ArrayList<>(parts.images().layers(image));
        Collections.reverse(layers);
        List<String> diffIds = config.diffIds();
        if (diffIds.size() != layers.size()) {
            throw EngineException.of(
                    ErrorKind.STORAGE,
                    "could not commit the container: its image has " + layers.size() + " layers, and says "
                            + diffIds.size());
        }
        for (int i = 0; i < layers.size(); i++) {
            layout.known(diffIds.get(i), Math.max(0, layers.get(i).size()));
        }
        return config;
    }

    private void changed(ContainerRecord container, OciLayout layout, Path names, Progress progress)
            throws IOException {
        List<FileChange> found = changes.of(container, progress::check);
        Path written = operations.rootfs().written(container.config());
        layout.layer(output -> tar.layer(written, found, names, output), progress::check);
    }

    private void whole(ContainerRecord container, OciLayout layout, Progress progress) throws IOException {
        try (InRoot root = open(container.id())) {
            layout.layer(output -> tar.whole(root.path(), output), progress::check);
        }
    }

    private InRoot open(String id) {
        try (Locks.Held held = parts.locks().hold(id)) {
            return operations.rootfs().open(operations.lifecycle().require(id, Operation.LOOK));
        }
    }

    private interface Reading {
        void run() throws IOException;
    }

    private void paused(ContainerRecord container, boolean wanted, Reading reading) throws IOException {
        boolean pause = wanted && container.status() == ContainerStatus.RUNNING;
        if (pause) {
            operations.lifecycle().pause(container.id());
        }
        try {
            reading.run();
        } finally {
            if (pause) {
                resume(container.id());
            }
        }
    }

    /** Unless somebody else resumed or ended it. */
    private void resume(String id) {
        try {
            operations.lifecycle().resume(id);
        } catch (EngineException e) {
            if (e.kind() != ErrorKind.STATE_INVALID && e.kind() != ErrorKind.NO_SUCH_CONTAINER) {
                throw e;
            }
        }
    }
}
