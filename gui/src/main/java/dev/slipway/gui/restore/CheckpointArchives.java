package dev.slipway.gui.restore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Field;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.transfer.Transfer;
import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.model.CheckpointSummary;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javafx.stage.FileChooser;

/** Checkpoints that are written to archives, podman's, and taken in from them. */
public final class CheckpointArchives {
    private static final String ZSTD = ".tar.zst";
    private static final List<String> ENDINGS = List.of("*" + ZSTD, "*.tar.gz", "*.tgz", "*.tar");

    private final Desk desk;

    /** For a desk. */
    public CheckpointArchives(Desk desk) {
        this.desk = desk;
    }

    /** Lets the user choose a file, whose ending tells how it is packed. */
    void export(CheckpointSummary checkpoint) {
        export(checkpoint.id(), checkpoint.name());
    }

    /** The same for all that were taken of a pod with this one. */
    void exportPod(CheckpointSummary checkpoint) {
        String name = checkpoint.name();
        String ofContainer = "." + checkpoint.containerName();
        export(
                Objects.requireNonNull(checkpoint.group()),
                name.endsWith(ofContainer) ? name.substring(0, name.length() - ofContainer.length()) : name);
    }

    private void export(String oneOrGroup, String name) {
        FileChooser chooser = chooser("checkpoint.export.title");
        chooser.setInitialFileName(name + ZSTD);
        File file = chooser.showSaveDialog(desk.layers().getScene().getWindow());
        if (file != null) {
            Transfer.receive(
                    desk,
                    Texts.get("task.exportCheckpoint", name),
                    file.toPath(),
                    () -> desk.helper()
                            .call(
                                    CheckpointCalls.EXPORT,
                                    new CheckpointCalls.Export(oneOrGroup, compression(file.toPath()))),
                    told -> desk.notices()
                            .tell(
                                    Notice.Level.SUCCESS,
                                    Texts.get("checkpoint.export.done", name),
                                    file.getPath() + ", " + Amounts.bytes(file.length())));
        }
    }

    /** How a file of that name is packed. */
    static String compression(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".gz") || name.endsWith(".tgz")) {
            return "gzip";
        }
        return name.endsWith(".tar") ? "none" : "zstd";
    }

    /** Lets the user choose an archive, and opens the sheet that takes it in. */
    void choose() {
        File file = chooser("checkpoint.import.title")
                .showOpenDialog(desk.layers().getScene().getWindow());
        if (file != null) {
            open(file.toPath());
        }
    }

    private static FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.get(title));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(Texts.get("checkpoint.archives"), ENDINGS),
                        new FileChooser.ExtensionFilter(Texts.get("load.anyFile"), "*"));
        return chooser;
    }

    /** Opens the sheet that takes an archive in. */
    public void open(Path file) {
        ArchiveSheet.open(desk, file, this::take);
    }

    private void take(Path file, Field<String> name) {
        String wanted = name.get().isBlank() ? null : name.get().strip();
        desk.openings().toolWindow("tasks");
        Transfer.send(
                desk,
                Texts.get("task.importCheckpoint", file.getFileName()),
                file,
                () -> desk.helper().call(CheckpointCalls.IMPORT, new CheckpointCalls.Import(wanted)),
                this::came,
                failure -> desk.notices().failed(failure, new Notice.Offer(Texts.get("offer.edit"), () -> open(file))));
    }

    private void came(JsonNode told) {
        String id = told.path("checkpoint").asText();
        String names = StreamSupport.stream(told.path("checkpoints").spliterator(), false)
                .map(each -> each.path("name").asText())
                .collect(Collectors.joining(", "));
        desk.notices()
                .tell(
                        Notice.Level.SUCCESS,
                        Texts.get("checkpoint.import.done", names),
                        "",
                        new Notice.Offer(Texts.get("offer.explore"), () -> desk.openings()
                                .checkpoint(id)),
                        new Notice.Offer(Texts.get("offer.restore"), () -> restore(id)));
    }

    private void restore(String id) {
        CheckpointSummary checkpoint = desk.world().checkpoints().find(id);
        if (checkpoint != null && checkpoint.group() != null) {
            PodRestoreSheet.open(desk, checkpoint);
        } else if (checkpoint != null) {
            RestoreSheet.inPlace(desk, checkpoint);
        }
    }
}
