package dev.slipway.gui.volume;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.filter.FilterWords;
import dev.slipway.gui.format.Labels;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.ObjectColumns;
import dev.slipway.gui.view.ObjectTable;
import dev.slipway.gui.view.Rows;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.model.VolumeSummary;
import java.util.List;
import java.util.stream.Stream;
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
                                words(desk.world()),
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

    private static FilterWords<VolumeUsers> words(World world) {
        return FilterWords.of(VolumeUsers::words)
                .word(
                        "name",
                        (use, value) -> FilterWords.has(VolumeUsers.name(use.volume()), value),
                        () -> world.volumes().stream().map(VolumeUsers::name))
                .word(
                        "driver",
                        (use, value) -> FilterWords.has(use.volume().driver(), value),
                        () -> world.volumes().stream().map(VolumeSummary::driver))
                .word(
                        "used",
                        (use, value) -> (use.users().isEmpty() ? "no" : "yes").startsWith(value),
                        () -> Stream.of("yes", "no"))
                .word(
                        "by",
                        (use, value) -> use.users().stream().anyMatch(user -> FilterWords.has(user, value)),
                        () -> VolumeUsers.all(world).stream().flatMap(use -> use.users().stream()))
                .word("label", (use, value) -> Labels.fits(use.volume().labels(), value), () -> world.volumes().stream()
                        .flatMap(volume -> Labels.terms(volume.labels())));
    }

    private static Placeholder empty(Desk desk) {
        var create = desk.controls().textButton("volume.create", desk::nothing);
        create.getStyleClass().add("accent");
        return Placeholder.empty(
                MaterialDesignD.DATABASE_OUTLINE, Texts.get("volumes.empty"), Texts.get("volumes.empty.text"), create);
    }
}
