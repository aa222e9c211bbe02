package dev.slipway.gui.volume;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.control.Facts;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.control.StatusLook;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.format.Labels;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.Inspection;
import dev.slipway.gui.view.ObjectColumns;
import dev.slipway.gui.view.ObjectTable;
import dev.slipway.gui.view.ObjectView.Content;
import dev.slipway.gui.view.PartedView;
import dev.slipway.gui.view.Rows;
import dev.slipway.protocol.call.VolumeCalls;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.VolumeDetail;
import dev.slipway.protocol.model.VolumeSummary;
import dev.slipway.protocol.model.VolumeUse;
import java.util.List;
import javafx.beans.InvalidationListener;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** What a volume is, above the containers that have it. */
final class VolumeOverview {
    private final Desk desk;
    private final String id;
    private final Facts about = new Facts(Texts.get("overview.volume"));
    private final Facts host = new Facts(Texts.get("overview.places"));
    private @Nullable VolumeDetail detail;

    private VolumeOverview(Desk desk, String id) {
        this.desk = desk;
        this.id = id;
    }

    static Content of(Desk desk, String id) {
        VolumeOverview it = new VolumeOverview(desk, id);
        Inspection<VolumeDetail> inspection = new Inspection<>(
                desk, () -> desk.helper().call(VolumeCalls.INSPECT, new VolumeCalls.Inspect(id, true)));
        inspection.detailProperty().subscribe(told -> {
            it.detail = told;
            it.refresh();
        });
        InvalidationListener changed = revision -> it.refresh();
        desk.world().revisionProperty().addListener(changed);
        inspection.look();
        return new Content(
                PartedView.of(inspection, Facts.columns(List.of(it.about), List.of(it.host)), it.users()),
                () -> desk.world().revisionProperty().removeListener(changed));
    }

    /** A container, and where it has the volume. */
    private record Use(ContainerSummary container, VolumeUse use) {}

    private List<Use> uses() {
        return desk.world().containers().stream()
                .flatMap(container -> container.volumes().stream()
                        .filter(use -> use.id().equals(id))
                        .map(use -> new Use(container, use)))
                .toList();
    }

    private ObjectTable<?> users() {
        return ObjectTable.part(
                desk,
                Texts.get("volume.users"),
                ObjectTable.Parts.of(
                        "volume-users",
                        "container",
                        new Rows<>(
                                use -> use.container().id() + use.use().destination(),
                                use -> use.container().name(),
                                this::uses,
                                desk.world().containers()),
                        List.of(
                                ObjectColumns.status(use -> StatusLook.of(use.container())),
                                ObjectColumns.text(
                                        "name", 220, use -> use.container().name(), "strong"),
                                ObjectColumns.text(
                                        "destination", 280, use -> use.use().destination(), "mono"),
                                ObjectColumns.text(
                                        "options",
                                        160,
                                        use -> String.join(", ", use.use().options()),
                                        "mono"),
                                ObjectColumns.age(use -> use.container().created())),
                        uses -> ActionContext.ofContainers(
                                desk.connected(),
                                uses.stream().map(Use::container).distinct().toList()),
                        use -> desk.openings().container(use.container().id()),
                        () -> Placeholder.empty(
                                MaterialDesignC.CUBE_OUTLINE,
                                Texts.get("volume.unused"),
                                Texts.get("volume.unused.text"))));
    }

    private void refresh() {
        VolumeSummary volume = desk.world().volumes().find(id);
        if (volume == null) {
            return;
        }
        about.clear();
        about.add(Texts.get("fact.name"), VolumeUsers.name(volume));
        about.add(Texts.get("fact.id"), volume.id());
        about.add(Texts.get("column.driver"), volume.driver());
        about.add(Texts.get("column.options"), Labels.words(volume.options()));
        about.add(Texts.get("fact.labels"), Labels.words(volume.labels()));
        about.add(Texts.get("fact.created"), Ages.full(volume.created()));
        host.clear();
        VolumeDetail known = detail;
        Long bytes = known == null ? null : known.bytes();
        host.add(Texts.get("fact.folder"), known == null ? "" : known.mountpoint());
        host.add(Texts.get("fact.mounted"), known == null ? "" : Texts.get(known.mounted() ? "fact.yes" : "fact.no"));
        host.add(Texts.get("fact.files"), bytes == null ? "" : Amounts.bytes(bytes));
    }
}
