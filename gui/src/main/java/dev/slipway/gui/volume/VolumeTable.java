package dev.slipway.gui.volume;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.format.Labels;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.ObjectColumns;
import dev.slipway.gui.view.ObjectTable;
import dev.slipway.gui.view.Rows;
import java.util.List;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/** The table of all volumes. */
public final class VolumeTable {
    private VolumeTable() {}

    /** A table that follows the world. */
    public static ObjectTable<?> of(Desk desk) {
        return new ObjectTable<>(
                desk,
                ObjectTable.Parts.of(
                        "volumes",
                        "volume",
                        new Rows<>(
                                use -> use.volume().id(),
                                VolumeUsers::words,
                                () -> VolumeUsers.all(desk.world()),
                                desk.world().volumes(),
                                desk.world().containers()),
                        List.of(
                                ObjectColumns.text("name", 260, use -> VolumeUsers.name(use.volume()), "strong"),
                                ObjectColumns.text(
                                        "driver", 90, use -> use.volume().driver()),
                                ObjectColumns.text(
                                        "options",
                                        180,
                                        use -> Labels.words(use.volume().options()),
                                        "mono"),
                                ObjectColumns.text(
                                        "labels",
                                        180,
                                        use -> Labels.words(use.volume().labels()),
                                        "dim-text"),
                                ObjectColumns.text("usedBy", 240, use -> String.join(", ", use.users())),
                                ObjectColumns.age(use -> use.volume().created())),
                        uses -> ActionContext.ofVolumes(
                                desk.connected(),
                                uses.stream().map(VolumeUsers::volume).toList()),
                        use -> desk.openings().volume(use.volume().id()),
                        () -> empty(desk)));
    }

    private static Placeholder empty(Desk desk) {
        var create = desk.controls().textButton("volume.create", desk::nothing);
        create.getStyleClass().add("accent");
        return Placeholder.empty(
                MaterialDesignD.DATABASE_OUTLINE, Texts.get("volumes.empty"), Texts.get("volumes.empty.text"), create);
    }
}
