package dev.slipway.gui.volume;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.files.FileSource;
import dev.slipway.gui.files.Saving;
import dev.slipway.protocol.call.FileCalls;
import dev.slipway.protocol.call.VolumeCalls;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** The files of a volume. */
record VolumeFiles(Desk desk, String volume) implements FileSource {
    @Override
    public CompletableFuture<FileCalls.Entries> list(String folder) {
        return desk.helper().call(VolumeCalls.FILES, new FileCalls.Folder(volume, folder, null, null));
    }

    @Override
    public void save(String path, Path into) {
        Saving.begin(desk, VolumeCalls.READ, new FileCalls.File(volume, path), into);
    }
}
