package dev.slipway.gui.bundle;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.drop.DropTarget;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.text.Texts;
import java.nio.file.Path;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** Opens the import sheet for a bundle folder. */
public final class BundleOpening implements DropTarget {
    private final Desk desk;

    /** For folders that are dropped or chosen. */
    public BundleOpening(Desk desk) {
        this.desk = desk;
    }

    @Override
    public boolean recognizes(Path path) {
        return BundleFolder.isOne(path);
    }

    @Override
    public Ikon icon() {
        return MaterialDesignP.PACKAGE_DOWN;
    }

    @Override
    public String key() {
        return "drop.bundle";
    }

    /** Says so where the folder is no bundle. */
    @Override
    public void open(Path path) {
        if (!recognizes(path)) {
            desk.notices()
                    .tell(
                            Notice.Level.WARNING,
                            Texts.get("import.none.title", path.getFileName()),
                            Texts.get("import.none.text"));
            return;
        }
        var unused = desk.background()
                .run(
                        () -> BundleFolder.read(path, desk.mapper()),
                        folder -> ImportSheet.open(desk, folder),
                        desk.notices()::failed);
    }
}
