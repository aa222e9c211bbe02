package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.container.NewFiles;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.VolumeUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Fills a container that is made again, or cloned, with the files saved with a checkpoint. */
final class Refill implements NewFiles {
    private final Path folder;
    private final RestoreRequest request;
    private final SavedTar tar = new SavedTar();

    Refill(Path folder, RestoreRequest request) {
        this.folder = folder;
        this.request = request;
    }

    @Override
    public boolean has(VolumeUse use) {
        return !request.ignoreVolumes() && Files.isRegularFile(archive(use));
    }

    @Override
    public void volume(VolumeUse use, Path data) {
        tar.fill(data, archive(use));
    }

    @Override
    public void upper(Path upper, List<Path> below) {
        if (!request.ignoreRootfs()) {
            tar.fillRootfs(folder, upper, below);
        }
    }

    /** A container that is made again has put out what it had; a clone has not. */
    @Override
    public void log(Path log) {
        Path saved = folder.resolve(Members.LOG);
        try {
            if (!request.cloned() && Files.isRegularFile(saved)) {
                Files.copy(saved, log);
            }
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not restore the container's log: " + e.getMessage(), e);
        }
    }

    private Path archive(VolumeUse use) {
        return folder.resolve(Members.volume(use.name()));
    }
}
