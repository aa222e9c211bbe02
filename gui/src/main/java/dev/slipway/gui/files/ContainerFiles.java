package dev.slipway.gui.files;

import dev.slipway.gui.desk.Desk;
import dev.slipway.protocol.call.FileCalls;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * The files of a container, without what is mounted into it.
 *
 * @param container full id
 */
public record ContainerFiles(Desk desk, String container) implements FileSource {
    @Override
    public CompletableFuture<FileCalls.Entries> list(String folder) {
        return desk.helper().call(FileCalls.FILES, new FileCalls.Folder(container, folder, null, null));
    }

    @Override
    public void save(String path, Path into) {
        Saving.begin(desk, FileCalls.READ, new FileCalls.File(container, path), into);
    }
}
