package dev.slipway.gui.files;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.transfer.Transfer;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.FileCalls;
import java.nio.file.Path;

/** Saves a file of a container or a volume, or a folder as a tar, as a file of the user. */
public final class Saving {
    private Saving() {}

    /** Begins it as a task. JavaFX thread. */
    public static void begin(Desk desk, Call<FileCalls.File, FileCalls.Reading> call, FileCalls.File file, Path into) {
        Transfer.receive(
                desk,
                Texts.get("task.saveFile", FilePath.name(file.path())),
                into,
                () -> desk.helper()
                        .call(call, file)
                        .thenApply(begun -> new Common.Channel(begun.channel(), begun.job())),
                done -> desk.notices()
                        .tell(
                                Notice.Level.SUCCESS,
                                Texts.get("files.saved", FilePath.name(file.path())),
                                into.toString()));
    }
}
