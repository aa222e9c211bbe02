package dev.slipway.gui.volume;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.control.Question;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.transfer.Transfer;
import dev.slipway.gui.view.BulkAct;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.VolumeCalls;
import dev.slipway.protocol.model.VolumeSummary;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.stage.FileChooser;

/** What the actions on volumes do. */
final class VolumeCommands {
    private final Desk desk;

    VolumeCommands(Desk desk) {
        this.desk = desk;
    }

    void export(VolumeSummary volume) {
        FileChooser chooser = tars(Texts.get("volume.export.title", VolumeUsers.name(volume)));
        chooser.setInitialFileName(volume.name() + ".tar");
        File file = chooser.showSaveDialog(desk.layers().getScene().getWindow());
        if (file != null) {
            Transfer.receive(
                    desk,
                    Texts.get("task.exportVolume", VolumeUsers.name(volume)),
                    file.toPath(),
                    () -> desk.helper().call(VolumeCalls.EXPORT, new Common.Id(volume.id())),
                    told -> desk.notices()
                            .tell(
                                    Notice.Level.SUCCESS,
                                    Texts.get("volume.export.done", VolumeUsers.name(volume)),
                                    file.getPath() + ", " + Amounts.bytes(file.length())));
        }
    }

    /** Files of the same name are overwritten, which is asked about. */
    void take(VolumeSummary volume) {
        FileChooser chooser = tars(Texts.get("volume.import.title", VolumeUsers.name(volume)));
        File file = chooser.showOpenDialog(desk.layers().getScene().getWindow());
        if (file == null) {
            return;
        }
        Question.confirm(
                desk.layers(),
                Texts.get("volume.import.question", file.getName(), VolumeUsers.name(volume)),
                List.of(Texts.get("volume.import.lost")),
                "",
                Texts.get("volume.import.verb"),
                answer -> Transfer.send(
                        desk,
                        Texts.get("task.importVolume", VolumeUsers.name(volume)),
                        file.toPath(),
                        () -> desk.helper().call(VolumeCalls.IMPORT, new Common.Id(volume.id())),
                        told -> desk.notices()
                                .tell(
                                        Notice.Level.SUCCESS,
                                        Texts.get("volume.import.done", VolumeUsers.name(volume)),
                                        Amounts.bytes(told.path("bytes").asLong())),
                        desk.notices()::failed));
    }

    private static FileChooser tars(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Texts.get("volume.tars"), "*.tar"));
        return chooser;
    }

    void copyName(ActionContext context) {
        String names = context.volumes().stream().map(VolumeSummary::name).collect(Collectors.joining("\n"));
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, names));
    }

    /** With those that are used, the containers that use them go too, and are named. */
    void remove(List<VolumeSummary> volumes) {
        List<VolumeUsers> chosen = VolumeUsers.all(desk.world()).stream()
                .filter(use -> volumes.contains(use.volume()))
                .toList();
        List<String> lines = new ArrayList<>();
        for (VolumeUsers use : chosen) {
            lines.add(
                    use.users().isEmpty()
                            ? VolumeUsers.name(use.volume())
                            : Texts.get(
                                    "volume.remove.used",
                                    VolumeUsers.name(use.volume()),
                                    String.join(", ", use.users())));
        }
        lines.add(Texts.get("volume.remove.lost"));
        Question.confirm(
                desk.layers(),
                Texts.count("volume.remove.title", chosen.size()),
                lines,
                "",
                Texts.count("volume.remove.verb", chosen.size()),
                answer -> BulkAct.run(
                        desk, "volume.remove", chosen, use -> VolumeUsers.name(use.volume()), use -> desk.helper()
                                .call(
                                        VolumeCalls.REMOVE,
                                        new VolumeCalls.Remove(
                                                use.volume().id(), use.users().isEmpty() ? null : true, null))));
    }
}
