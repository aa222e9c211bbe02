package dev.slipway.gui.create;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Fields;
import dev.slipway.gui.form.FormSheet;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.task.Jobs;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.FileCalls;
import dev.slipway.protocol.model.ContainerSummary;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The sheet that makes an image of a container. What was typed is kept until the image has been made. */
public final class CommitSheet {
    private final Desk desk;
    private final ContainerSummary container;
    private final CommitForm form;

    private CommitSheet(Desk desk, ContainerSummary container) {
        this.desk = desk;
        this.container = container;
        this.form = desk.layers().drafts().of(draft(), CommitForm.class, () -> new CommitForm(container.id()));
    }

    private String draft() {
        return "commit " + container.id();
    }

    /** Opens it for a container. */
    public static void open(Desk desk, ContainerSummary container) {
        new CommitSheet(desk, container).open();
    }

    private void open() {
        new FormSheet(
                        desk,
                        "commit-sheet",
                        Texts.get("commit.title", container.name()),
                        new ReadOnlyStringWrapper(Texts.get("commit.verb")),
                        form,
                        fields(),
                        new Sending())
                .open();
    }

    private VBox fields() {
        Label taken = Fields.hint("");
        taken.textProperty().bind(form.image.valueProperty().map(text -> CommitForm.taken(text, desk.world())));
        return new VBox(
                Fields.hint(Texts.get("commit.hint")),
                new VBox(
                        4, Fields.line(form.image, Texts.get("commit.image"), Texts.get("commit.image.prompt")), taken),
                Fields.line(form.author, Texts.get("commit.author"), Texts.get("commit.author.prompt")),
                Fields.lines(form.message, Texts.get("commit.message"), ""),
                Fields.flag(form.pause, Texts.get("commit.pause"), Texts.get("commit.pause.hint")));
    }

    private final class Sending implements FormSheet.Request {
        private @Nullable CompletableFuture<JsonNode> result;

        @Override
        public String method() {
            return FileCalls.COMMIT.method();
        }

        @Override
        public Object params() {
            return form.request();
        }

        @Override
        public CompletableFuture<?> send() {
            Jobs.Asked asked =
                    desk.jobs().ask(Texts.get("task.commit", container.name()), FileCalls.COMMIT, form.request());
            result = asked.result();
            return asked.begun();
        }

        @Override
        public void done() {
            CompletableFuture<JsonNode> coming = result;
            if (coming != null) {
                desk.background().deliver(coming, this::made, this::failed);
            }
        }

        /** The image's tab, unless the user is at something that it would cover. */
        private void made(JsonNode image) {
            desk.layers().drafts().forget(draft());
            String id = image.path("id").asText();
            desk.notices()
                    .tell(
                            Notice.Level.SUCCESS,
                            Texts.get("commit.done", container.name()),
                            image.path("name").asText(),
                            new Notice.Offer(Texts.get("offer.open"), () -> desk.openings()
                                    .image(id)));
            if (!desk.layers().isShowing()) {
                desk.openings().image(id);
            }
        }

        private void failed(Throwable failure) {
            if (!Jobs.isCancelled(failure)) {
                desk.notices().failed(failure, new Notice.Offer(Texts.get("offer.edit"), CommitSheet.this::open));
            }
        }
    }
}
