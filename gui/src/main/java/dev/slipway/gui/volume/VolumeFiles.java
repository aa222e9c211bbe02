package dev.slipway.gui.volume;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.files.FileSource;
import dev.slipway.protocol.call.FileCalls;
import dev.slipway.protocol.call.VolumeCalls;
import dev.slipway.protocol.model.VolumeSummary;
import java.util.concurrent.CompletableFuture;

/** The files of a volume. */
record VolumeFiles(Desk desk, String volume) implements FileSource {
    @Override
    public String name() {
        VolumeSummary known = desk.world().volumes().find(volume);
        return known == null ? volume : VolumeUsers.name(known);
    }

    @Override
    public CompletableFuture<FileCalls.Entries> list(String folder) {
        return desk.helper().call(VolumeCalls.FILES, new FileCalls.Folder(volume, folder, null, null));
    }

    @Override
    public CompletableFuture<FileCalls.Reading> read(String path) {
        return desk.helper().call(VolumeCalls.READ, new FileCalls.File(volume, path));
    }
}
