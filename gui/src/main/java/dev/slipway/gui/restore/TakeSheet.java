package dev.slipway.gui.restore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Fields;
import dev.slipway.gui.form.FormSheet;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.PodSummary;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The sheet that takes a checkpoint of a container, or of all running containers of a pod at one moment. */
public final class TakeSheet {
    private final Desk desk;
    private final @Nullable PodSummary pod;
    private final List<ContainerSummary> candidates;

    private TakeSheet(Desk desk, @Nullable PodSummary pod, List<ContainerSummary> candidates) {
        this.desk = desk;
        this.pod = pod;
        this.candidates = List.copyOf(candidates);
    }

    /** Opens it for one of some running containers, the first of them until another is chosen; says so where there is none. */
    public static void open(Desk desk, List<ContainerSummary> running) {
        if (running.isEmpty()) {
            desk.notices()
                    .tell(
                            Notice.Level.WARNING,
                            Texts.get("checkpoint.take.none"),
                            Texts.get("checkpoint.take.none.text"));
            return;
        }
        new TakeSheet(desk, null, running)
                .open(new TakeForm(desk.world(), running.get(0).id()));
    }

    /** Opens it for a pod. */
    public static void open(Desk desk, PodSummary pod) {
        new TakeSheet(desk, pod, List.of()).open(new TakeForm(desk.world(), ""));
    }

    private void open(TakeForm form) {
        PodSummary whole = pod;
        String title = whole != null
                ? Texts.get("take.title", whole.name())
                : candidates.size() == 1
                        ? Texts.get("take.title", candidates.get(0).name())
                        : Texts.get("checkpoint.take.title");
        new FormSheet(
                        desk,
                        "take-sheet",
                        title,
                        new ReadOnlyStringWrapper(Texts.get("checkpoint.take.verb")),
                        form,
                        fields(form),
                        new Sending(form))
                .open();
    }

    private VBox fields(TakeForm form) {
        VBox fields = new VBox();
        if (candidates.size() > 1) {
            fields.getChildren()
                    .add(Fields.choice(
                            form.container,
                            Texts.get("checkpoint.take.label"),
                            candidates.stream().map(ContainerSummary::id).toList(),
                            this::name));
        }
        Region leave = Fields.flag(form.leaveRunning, Texts.get("take.leave"), Texts.get("take.leave.hint"));
        leave.disableProperty().bind(form.preCheckpoint.valueProperty());
        fields.getChildren()
                .addAll(
                        Fields.line(form.name, Texts.get("take.name"), Texts.get("take.name.prompt")),
                        leave,
                        Fields.section(Texts.get("take.part.holds"), true, holds(form)),
                        saved(form));
        if (pod == null) {
            fields.getChildren().add(steps(form));
            fields.getChildren().add(Fields.lines(form.note, Texts.get("checkpoints.note"), ""));
        }
        return fields;
    }

    private static Node[] holds(TakeForm form) {
        return new Node[] {
            Fields.flag(form.tcpEstablished, Texts.get("take.tcp"), Texts.get("take.tcp.hint")),
            Fields.flag(form.fileLocks, Texts.get("take.locks"), Texts.get("take.locks.hint")),
            Fields.flag(form.externalUnixSockets, Texts.get("take.unix"), Texts.get("take.unix.hint")),
            Fields.flag(form.shellJob, Texts.get("take.shell"), Texts.get("take.shell.hint"))
        };
    }

    private static TitledPane saved(TakeForm form) {
        TitledPane saved = Fields.section(
                Texts.get("take.part.saved"),
                false,
                Fields.flag(form.ignoreRootfs, Texts.get("take.noRootfs"), Texts.get("take.noRootfs.hint")),
                Fields.flag(form.ignoreVolumes, Texts.get("take.noVolumes"), Texts.get("take.noVolumes.hint")));
        saved.getContent().disableProperty().bind(form.preCheckpoint.valueProperty());
        return saved;
    }

    private static TitledPane steps(TakeForm form) {
        return Fields.section(
                Texts.get("take.part.steps"),
                false,
                Fields.flag(form.preCheckpoint, Texts.get("take.pre"), Texts.get("take.pre.hint")),
                Fields.flag(form.withPrevious, Texts.get("take.withPrevious"), Texts.get("take.withPrevious.hint")));
    }

    private String name(String id) {
        return candidates.stream()
                .filter(each -> each.id().equals(id))
                .map(ContainerSummary::name)
                .findFirst()
                .orElse(id);
    }

    private final class Sending implements FormSheet.Request {
        private final TakeForm form;

        Sending(TakeForm form) {
            this.form = form;
        }

        @Override
        public String method() {
            return pod == null ? CheckpointCalls.CREATE.method() : PodCalls.CHECKPOINT.method();
        }

        @Override
        public Object params() {
            return pod == null ? form.request() : form.request(pod.id());
        }

        /** It is taken once the sheet is closed, as a task. */
        @Override
        public CompletableFuture<?> send() {
            return CompletableFuture.completedFuture(form);
        }

        @Override
        public void done() {
            PodSummary whole = pod;
            String of = whole == null ? name(form.container.get()) : whole.name();
            String title = Texts.get("task.checkpoint", of);
            CompletableFuture<JsonNode> taken = whole == null
                    ? desk.jobs().run(title, CheckpointCalls.CREATE, form.request())
                    : desk.jobs().run(title, PodCalls.CHECKPOINT, form.request(whole.id()));
            desk.background().deliver(taken, result -> tell(of, result), this::failed);
        }

        private void tell(String of, JsonNode result) {
            String id = result.path("checkpoint")
                    .asText(result.path("checkpoints").path(0).path("id").asText());
            desk.notices()
                    .tell(
                            Notice.Level.SUCCESS,
                            Texts.get("notice.checkpoint.taken", of),
                            "",
                            new Notice.Offer(Texts.get("offer.explore"), () -> desk.openings()
                                    .checkpoint(id)));
        }

        /** Nothing that was chosen is lost: the cure is often one more tick. */
        private void failed(Throwable failure) {
            CriuFailure.tell(desk, failure, () -> open(form), form::switchOn);
        }
    }
}
