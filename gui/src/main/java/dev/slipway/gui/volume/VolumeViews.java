package dev.slipway.gui.volume;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.files.FilesPane;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.view.ObjectTab;
import dev.slipway.gui.view.ObjectView;
import dev.slipway.protocol.model.VolumeSummary;
import java.util.List;

/** The tab of a volume. */
public final class VolumeViews {
    private VolumeViews() {}

    /** The tab of the volume with that full id. */
    public static ObjectTab<VolumeSummary> tab(Desk desk, String id) {
        return new ObjectTab<>(
                desk,
                id,
                new ObjectTab.Parts<>(
                        "volume",
                        desk.world().volumes()::find,
                        VolumeUsers::name,
                        volume -> volume.anonymous() ? "" : Amounts.shortId(volume.id()),
                        volumes -> ActionContext.ofVolumes(desk.connected(), volumes),
                        List.of(
                                new ObjectView("overview", any -> VolumeOverview.of(desk, id)),
                                new ObjectView("files", any -> FilesPane.of(desk, new VolumeFiles(desk, id))))));
    }
}
