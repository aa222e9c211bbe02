package dev.slipway.gui.image;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.filter.FilterWords;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.format.Labels;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.ObjectColumns;
import dev.slipway.gui.view.ObjectTable;
import dev.slipway.gui.view.Row;
import dev.slipway.gui.view.Rows;
import dev.slipway.gui.world.World;
import java.util.List;
import java.util.stream.Stream;
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
                                words(desk.world()),
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

    private static FilterWords<ImageUse> words(World world) {
        return FilterWords.of(ImageUse::words)
                .word("name", (use, value) -> FilterWords.has(use.names(), value), () -> world.images().stream()
                        .flatMap(image -> image.names().stream()))
                .word("id", (use, value) -> use.image().id().startsWith(value), Stream::empty)
                .word(
                        "used",
                        (use, value) -> (use.users().isEmpty() ? "no" : "yes").startsWith(value),
                        () -> Stream.of("yes", "no"))
                .word(
                        "by",
                        (use, value) -> use.users().stream().anyMatch(user -> FilterWords.has(user, value)),
                        () -> ImageUse.all(world).stream().flatMap(use -> use.users().stream()))
                .word("label", (use, value) -> Labels.fits(use.image().labels(), value), () -> world.images().stream()
                        .flatMap(image -> Labels.terms(image.labels())))
                .bytes("size", use -> (double) use.image().size());
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
