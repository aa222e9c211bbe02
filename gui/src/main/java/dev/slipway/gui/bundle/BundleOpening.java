package dev.slipway.gui.bundle;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.text.Texts;
import java.nio.file.Path;

/** Looks at a path the user gave and opens the sheet that fits it. */
public final class BundleOpening {
    private BundleOpening() {}

    /** Opens the import sheet for a bundle folder; says so where it is none. JavaFX thread. */
    public static void open(Desk desk, Path path) {
        if (!desk.connected()) {
            desk.notices().tell(Notice.Level.WARNING, Texts.get("drop.offline.title"), Texts.get("drop.offline.text"));
            return;
        }
        if (!BundleFolder.isOne(path)) {
            desk.notices()
                    .tell(
                            Notice.Level.WARNING,
                            Texts.get("drop.unknown.title", path.getFileName()),
                            Texts.get("drop.unknown.text"));
            return;
        }
        var unused = desk.background()
                .run(
                        () -> BundleFolder.read(path, desk.mapper()),
                        folder -> ImportSheet.open(desk, folder),
                        desk.notices()::failed);
    }
}
