package dev.slipway.gui.image;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.ObjectColumns;
import dev.slipway.gui.view.ObjectTable;
import dev.slipway.gui.view.Row;
import dev.slipway.gui.view.Rows;
import java.util.List;
import javafx.scene.control.TableColumn;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** The table of all images. */
public final class ImageTable {
    private ImageTable() {}

    /** A table that follows the world. */
    public static ObjectTable<?> of(Desk desk) {
        return new ObjectTable<>(
                desk,
                ObjectTable.Parts.of(
                        "images",
                        "image",
                        new Rows<>(
                                use -> use.image().id(),
                                ImageUse::words,
                                () -> ImageUse.all(desk.world()),
                                desk.world().images(),
                                desk.world().containers()),
                        columns(),
                        uses -> ActionContext.ofImages(
                                desk.connected(),
                                uses.stream().map(ImageUse::image).toList()),
                        use -> desk.openings().image(use.image().id()),
                        () -> empty(desk)));
    }

    private static List<TableColumn<Row<ImageUse>, ?>> columns() {
        return List.of(
                ObjectColumns.text("names", 320, ImageUse::names, "strong"),
                ObjectColumns.text("id", 120, use -> Amounts.shortId(use.image().id()), "mono", "dim-text"),
                ObjectColumns.text(
                        "platform",
                        110,
                        use -> use.image().os() + "/" + use.image().architecture()),
                ObjectColumns.number(
                        "layers",
                        60,
                        use -> (long) use.image().layers(),
                        use -> String.valueOf(use.image().layers())),
                ObjectColumns.number(
                        "size",
                        90,
                        use -> use.image().size(),
                        use -> Amounts.bytes(use.image().size())),
                ObjectColumns.text("usedBy", 180, use -> String.join(", ", use.users())),
                ObjectColumns.age(use -> use.image().created()));
    }

    private static Placeholder empty(Desk desk) {
        var pull = desk.controls().textButton("image.pull", desk::nothing);
        pull.getStyleClass().add("accent");
        return Placeholder.empty(
                MaterialDesignL.LAYERS_TRIPLE_OUTLINE,
                Texts.get("images.empty"),
                Texts.get("images.empty.text"),
                pull,
                desk.controls().textButton("image.load", desk::nothing));
    }
}
