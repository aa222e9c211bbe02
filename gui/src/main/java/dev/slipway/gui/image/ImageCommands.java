package dev.slipway.gui.image;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.control.Question;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Checks;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.transfer.Transfer;
import dev.slipway.gui.view.BulkAct;
import dev.slipway.protocol.call.ImageCalls;
import dev.slipway.protocol.model.ImageSummary;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.stage.FileChooser;

/** What the actions on images do. */
final class ImageCommands {
    private static final int NAMED = 12;

    private final Desk desk;

    ImageCommands(Desk desk) {
        this.desk = desk;
    }

    void tag(ImageSummary image) {
        Question.text(
                desk.layers(),
                Texts.get("tag.title", ImageUse.name(image)),
                Texts.get("tag.label"),
                image.names().isEmpty() ? "" : image.names().get(0),
                Texts.get("tag.verb"),
                name -> image.names().contains(name) ? Texts.get("tag.has", name) : Checks.reference(name),
                name -> deliver(desk.helper().call(ImageCalls.TAG, new ImageCalls.Tag(image.id(), name))));
    }

    void untag(ImageSummary image) {
        Question.choice(
                desk.layers(),
                Texts.get("untag.title", ImageUse.name(image)),
                Texts.get(image.names().size() == 1 ? "untag.last" : "untag.label"),
                image.names(),
                Texts.get("untag.verb"),
                chosen -> deliver(desk.helper()
                        .call(
                                ImageCalls.UNTAG,
                                new ImageCalls.Untag(
                                        image.id(), List.of(image.names().get(chosen))))));
    }

    void save(ImageSummary image) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.get("save.title", ImageUse.name(image)));
        FileChooser.ExtensionFilter docker = new FileChooser.ExtensionFilter(Texts.get("save.docker"), "*.tar");
        FileChooser.ExtensionFilter oci = new FileChooser.ExtensionFilter(Texts.get("save.oci"), "*.tar");
        chooser.getExtensionFilters().addAll(docker, oci);
        chooser.setInitialFileName(ImageUse.name(image).replaceAll("[^a-zA-Z0-9_.-]+", "-") + ".tar");
        File file = chooser.showSaveDialog(desk.layers().getScene().getWindow());
        if (file == null) {
            return;
        }
        String format = oci.equals(chooser.getSelectedExtensionFilter()) ? "oci-archive" : "docker-archive";
        Transfer.receive(
                desk,
                Texts.get("task.save", ImageUse.name(image)),
                file.toPath(),
                () -> desk.helper().call(ImageCalls.SAVE, new ImageCalls.Save(image.id(), format, null)),
                done -> desk.notices()
                        .tell(
                                Notice.Level.SUCCESS,
                                Texts.get("save.done", ImageUse.name(image)),
                                file.getPath() + ", " + Amounts.bytes(file.length())));
    }

    void copyId(ActionContext context) {
        String ids = context.images().stream().map(ImageSummary::id).collect(Collectors.joining("\n"));
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, ids));
    }

    /** Asks for those that nothing is made of; of the others it says why they stay. */
    void remove(List<ImageSummary> images) {
        List<ImageUse> chosen = ImageUse.all(desk.world()).stream()
                .filter(use -> images.contains(use.image()))
                .toList();
        List<ImageUse> free =
                chosen.stream().filter(use -> use.users().isEmpty()).toList();
        List<ImageUse> used =
                chosen.stream().filter(use -> !use.users().isEmpty()).toList();
        String kept = used.stream()
                .map(use -> Texts.get("image.remove.used", ImageUse.name(use.image()), String.join(", ", use.users())))
                .collect(Collectors.joining("\n"));
        if (free.isEmpty()) {
            desk.notices().tell(Notice.Level.WARNING, Texts.count("image.remove.none", used.size()), kept);
            return;
        }
        List<String> lines = new ArrayList<>();
        free.stream().limit(NAMED).forEach(use -> lines.add(line(use)));
        if (free.size() > NAMED) {
            lines.add(Texts.get("remove.more", free.size() - NAMED));
        }
        if (!kept.isEmpty()) {
            lines.add(kept);
        }
        lines.add(Texts.get("image.remove.lost"));
        Question.confirm(
                desk.layers(),
                Texts.count("image.remove.title", free.size()),
                lines,
                "",
                Texts.count("image.remove.verb", free.size()),
                answer ->
                        BulkAct.run(desk, "image.remove", free, use -> ImageUse.name(use.image()), use -> desk.helper()
                                .call(
                                        ImageCalls.REMOVE,
                                        new ImageCalls.Remove(
                                                use.image().id(),
                                                use.image().names().size() > 1 ? true : null))));
    }

    private static String line(ImageUse use) {
        return use.names() + "  (" + Amounts.shortId(use.image().id()) + ", "
                + Amounts.bytes(use.image().size()) + ")";
    }

    private void deliver(CompletableFuture<?> asked) {
        desk.background().deliver(asked, done -> {}, desk.notices()::failed);
    }
}
