package dev.slipway.gui.files;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.transfer.Transfer;
import dev.slipway.protocol.call.Common;
import java.io.File;
import java.nio.file.Path;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Saves a file of a container or a volume, or a folder as a tar, as a file of the user. */
final class Saving {
    private Saving() {}

    /** Asks where to, and begins it as a task. JavaFX thread. */
    static void ask(Desk desk, FileSource source, String path, boolean folder, Window window) {
        String name = FilePath.name(path);
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.get("files.save.title", name));
        chooser.setInitialFileName(folder ? name + ".tar" : name);
        File into = chooser.showSaveDialog(window);
        if (into != null) {
            begin(desk, source, path, into.toPath());
        }
    }

    private static void begin(Desk desk, FileSource source, String path, Path into) {
        String name = FilePath.name(path);
        Transfer.receive(
                desk,
                Texts.get("task.saveFile", name),
                into,
                () -> source.read(path).thenApply(begun -> new Common.Channel(begun.channel(), begun.job())),
                done -> desk.notices().tell(Notice.Level.SUCCESS, Texts.get("files.saved", name), into.toString()));
    }
}
