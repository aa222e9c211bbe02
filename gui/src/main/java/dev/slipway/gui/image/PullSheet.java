package dev.slipway.gui.image;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Fields;
import dev.slipway.gui.form.FormSheet;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.task.Jobs;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.ImageCalls;
import dev.slipway.protocol.call.SystemCalls;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The sheet that fetches an image. What was typed is kept until the image has come. */
public final class PullSheet {
    private final Desk desk;
    private final Consumer<String> run;
    private PullForm form = new PullForm();

    /**
     * Nothing typed yet.
     *
     * @param run opens the sheet of a new container of the image with that id
     */
    public PullSheet(Desk desk, Consumer<String> run) {
        this.desk = desk;
        this.run = run;
    }

    /** Opens it with what was typed last. */
    public void open() {
        new FormSheet(
                        desk,
                        "pull-sheet",
                        Texts.get("pull.title"),
                        new ReadOnlyStringWrapper(Texts.get("pull.verb")),
                        form,
                        fields(),
                        new Sending(form))
                .open();
    }

    private VBox fields() {
        SystemCalls.Welcome welcome = desk.helper().welcomeProperty().get();
        boolean root = welcome != null && welcome.uid() == 0;
        Region credentials = Fields.section(
                Texts.get("pull.part.registry"),
                false,
                Fields.choice(
                        form.tls,
                        Texts.get("pull.tls"),
                        List.of(PullForm.CONFIGURED, PullForm.YES, PullForm.NO),
                        value -> Texts.get("pull.tls." + value)),
                Fields.row(
                        Fields.line(form.username, Texts.get("pull.username"), Texts.get("pull.username.prompt")),
                        Fields.secret(form.password, Texts.get("pull.password"))));
        VBox fields = new VBox();
        if (root) {
            fields.getChildren()
                    .add(Fields.choice(
                            form.transport,
                            Texts.get("pull.transport"),
                            List.of(PullForm.REGISTRY, "docker-archive", "oci-archive", "oci", "dir"),
                            value -> Texts.get("pull.transport." + value)));
            credentials.visibleProperty().bind(form.transport.valueProperty().isEqualTo(PullForm.REGISTRY));
            credentials.managedProperty().bind(credentials.visibleProperty());
        }
        fields.getChildren()
                .addAll(
                        Fields.line(form.reference, Texts.get("pull.reference"), Texts.get("pull.reference.prompt")),
                        Fields.choice(
                                form.policy,
                                Texts.get("pull.policy"),
                                List.of("always", "newer", "missing"),
                                value -> Texts.get("pull.policy." + value)),
                        Fields.flag(form.run, Texts.get("pull.run"), ""),
                        credentials);
        return fields;
    }

    private final class Sending implements FormSheet.Request {
        private final PullForm sent;
        private @Nullable CompletableFuture<JsonNode> result;

        Sending(PullForm sent) {
            this.sent = sent;
        }

        @Override
        public String method() {
            return ImageCalls.PULL.method();
        }

        @Override
        public Object params() {
            return sent.shown();
        }

        @Override
        public CompletableFuture<?> send() {
            ImageCalls.Pull request = sent.request();
            Jobs.Asked asked = desk.jobs().ask(Texts.get("task.pull", request.reference()), ImageCalls.PULL, request);
            result = asked.result();
            return asked.begun();
        }

        @Override
        public void done() {
            desk.openings().toolWindow("tasks");
            CompletableFuture<JsonNode> coming = result;
            if (coming != null) {
                desk.background().deliver(coming, this::came, this::failed);
            }
        }

        private void came(JsonNode told) {
            boolean runs = sent.run.get();
            if (form == sent) {
                form = new PullForm();
            }
            Arrivals.tell(desk, told, run, runs);
        }

        private void failed(Throwable failure) {
            if (!Jobs.isCancelled(failure)) {
                desk.notices().failed(failure, new Notice.Offer(Texts.get("offer.edit"), () -> {
                    form = sent;
                    open();
                }));
            }
        }
    }
}
