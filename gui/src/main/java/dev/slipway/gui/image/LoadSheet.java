package dev.slipway.gui.image;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.gui.control.Facts;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.drop.DropTarget;
import dev.slipway.gui.form.Fields;
import dev.slipway.gui.form.FormSheet;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.transfer.Transfer;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ImageCalls;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** The sheet that takes in an archive of images, or makes an image of the tar of a root filesystem. */
public final class LoadSheet implements DropTarget {
    private static final List<String> ENDINGS =
            List.of(".tar", ".tar.gz", ".tgz", ".tar.xz", ".tar.bz2", ".tar.zst", ".oci", ".img.tar");

    private final Desk desk;
    private final Consumer<String> run;
    private final Consumer<Path> checkpoints;

    /**
     * A sheet that can be opened for any file.
     *
     * @param run opens the sheet of a new container of the image with that id
     * @param checkpoints opens the sheet for an archive of a checkpoint
     */
    public LoadSheet(Desk desk, Consumer<String> run, Consumer<Path> checkpoints) {
        this.desk = desk;
        this.run = run;
        this.checkpoints = checkpoints;
    }

    @Override
    public boolean recognizes(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith) && Files.isRegularFile(path);
    }

    @Override
    public Ikon icon() {
        return MaterialDesignL.LAYERS_PLUS;
    }

    @Override
    public String key() {
        return "drop.archive";
    }

    /** Lets the user choose a file. */
    public void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.get("load.choose"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                Texts.get("load.archives"),
                                ENDINGS.stream().map(ending -> "*" + ending).toList()),
                        new FileChooser.ExtensionFilter(Texts.get("load.anyFile"), "*"));
        File file = chooser.showOpenDialog(desk.layers().getScene().getWindow());
        if (file != null) {
            open(file.toPath());
        }
    }

    @Override
    public void open(Path path) {
        var unused = desk.background()
                .run(() -> new Found(path, Files.size(path), ArchiveKind.of(path)), this::open, desk.notices()::failed);
    }

    private record Found(Path path, long size, ArchiveKind kind) {}

    private void open(Found found) {
        if (found.kind() == ArchiveKind.CHECKPOINT) {
            checkpoints.accept(found.path());
            return;
        }
        LoadForm form = new LoadForm(found.path());
        if (found.kind() == ArchiveKind.FILES) {
            form.kind.set(LoadForm.FILES);
            form.name.set(proposed(found.path()));
        }
        Facts facts = new Facts(Texts.get("load.kind." + found.kind().word()));
        facts.add(Texts.get("load.file"), found.path().toString());
        facts.add(Texts.get("column.size"), Amounts.bytes(found.size()));
        open(form, facts);
    }

    private void open(LoadForm form, Facts facts) {
        new FormSheet(
                        desk,
                        "load-sheet",
                        Texts.get("load.title"),
                        form.kind.valueProperty().map(kind -> Texts.get("load.verb." + kind)),
                        form,
                        new VBox(
                                facts,
                                Fields.choice(
                                        form.kind,
                                        Texts.get("load.as"),
                                        List.of(LoadForm.IMAGES, LoadForm.FILES),
                                        kind -> Texts.get("load.as." + kind)),
                                image(form)),
                        new Sending(form, facts))
                .open();
    }

    /** What an image is to say that is made of files. */
    private static Node image(LoadForm form) {
        VBox fields = new VBox(
                Fields.line(form.name, Texts.get("load.name"), Texts.get("load.name.prompt")),
                Fields.row(
                        Fields.line(form.entrypoint, Texts.get("create.entrypoint"), ""),
                        Fields.line(form.command, Texts.get("create.command"), "")),
                Fields.row(
                        Fields.line(form.user, Texts.get("form.user"), Texts.get("load.user.prompt")),
                        Fields.line(form.workdir, Texts.get("form.workdir"), "/")),
                Fields.lines(form.env, Texts.get("create.env"), Texts.get("create.env.prompt")),
                Fields.lines(form.labels, Texts.get("fact.labels"), Texts.get("create.labels.prompt")),
                Fields.line(form.message, Texts.get("load.message"), ""));
        fields.getStyleClass().add("form-group");
        fields.visibleProperty().bind(form.kind.valueProperty().isEqualTo(LoadForm.FILES));
        fields.managedProperty().bind(fields.visibleProperty());
        return fields;
    }

    private static String proposed(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return name.replaceAll("\\.(tar|tgz|gz|xz|bz2|zst)\\b", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    private final class Sending implements FormSheet.Request {
        private final LoadForm form;
        private final Facts facts;

        Sending(LoadForm form, Facts facts) {
            this.form = form;
            this.facts = facts;
        }

        @Override
        public String method() {
            return form.isArchive() ? ImageCalls.LOAD.method() : ImageCalls.IMPORT.method();
        }

        @Override
        public Object params() {
            return form.isArchive() ? Call.None.NONE : form.request();
        }

        /** The file is sent once the sheet is closed, as a task. */
        @Override
        public CompletableFuture<?> send() {
            return CompletableFuture.completedFuture(form);
        }

        @Override
        public void done() {
            desk.openings().toolWindow("tasks");
            String title = Texts.get("task.load", form.file().getFileName());
            ImageCalls.Import files = form.request();
            Supplier<CompletableFuture<Common.Channel>> ask = form.isArchive()
                    ? () -> desk.helper().call(ImageCalls.LOAD, Call.None.NONE)
                    : () -> desk.helper().call(ImageCalls.IMPORT, files);
            Transfer.send(desk, title, form.file(), ask, this::came, this::failed);
        }

        private void came(JsonNode told) {
            Arrivals.tell(desk, told, run, false);
        }

        private void failed(Throwable failure) {
            desk.notices()
                    .failed(failure, new Notice.Offer(Texts.get("offer.edit"), () -> LoadSheet.this.open(form, facts)));
        }
    }
}
