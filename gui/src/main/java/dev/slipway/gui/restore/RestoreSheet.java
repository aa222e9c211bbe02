package dev.slipway.gui.restore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Fields;
import dev.slipway.gui.form.FormSheet;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.PodSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The sheet that lets saved processes go on: in their own container, or in a new one beside it. The pre-flight stands in it. */
public final class RestoreSheet {
    private final Desk desk;
    private final RestoreForm form;

    private RestoreSheet(Desk desk, RestoreForm form) {
        this.desk = desk;
        this.form = form;
    }

    /** Opens it for the container that the checkpoint was taken of. */
    public static void inPlace(Desk desk, CheckpointSummary checkpoint) {
        open(desk, new RestoreForm(desk.world(), checkpoint));
    }

    /**
     * Opens it for a new container.
     *
     * @param pod full id of the pod that it is to join; empty for where it was
     */
    public static void asClone(Desk desk, CheckpointSummary checkpoint, String pod) {
        RestoreForm form = new RestoreForm(desk.world(), checkpoint);
        form.mode.set(RestoreForm.CLONE);
        form.name.set(checkpoint.containerName() + "-clone");
        form.pod.set(pod);
        open(desk, form);
    }

    /** Restores it in place at once; whatever runs there is ended. */
    static void goBack(Desk desk, CheckpointSummary checkpoint) {
        RestoreForm form = new RestoreForm(desk.world(), checkpoint);
        form.endFirst.set(true);
        RestoreSheet it = new RestoreSheet(desk, form);
        it.new Sending().done();
    }

    private static void open(Desk desk, RestoreForm form) {
        RestoreSheet it = new RestoreSheet(desk, form);
        new FormSheet(
                        desk,
                        "restore-sheet",
                        Texts.get("restore.title", form.checkpoint().name()),
                        it.verb(),
                        form,
                        it.fields(),
                        it.new Sending())
                .open();
    }

    private ObservableValue<String> verb() {
        return form.mode.valueProperty().map(mode -> Texts.get("restore.verb." + mode));
    }

    private VBox fields() {
        return new VBox(
                new PreflightPane(desk, form),
                Fields.choice(
                        form.mode,
                        Texts.get("restore.mode"),
                        List.of(RestoreForm.IN_PLACE, RestoreForm.CLONE),
                        mode -> Texts.get(
                                "restore.mode." + mode, form.checkpoint().containerName())),
                place(),
                beside(),
                Fields.section(Texts.get("restore.part.held"), false, held()),
                Fields.section(
                        Texts.get("restore.part.files"),
                        false,
                        Fields.flag(
                                form.ignoreRootfs, Texts.get("restore.noRootfs"), Texts.get("restore.noRootfs.hint")),
                        Fields.flag(
                                form.ignoreVolumes,
                                Texts.get("restore.noVolumes"),
                                Texts.get("restore.noVolumes.hint"))));
    }

    private Node place() {
        Region end = Fields.flag(
                form.endFirst,
                Texts.get("restore.end", form.checkpoint().containerName()),
                Texts.get("restore.end.hint"));
        end.setVisible(form.isOccupied());
        end.setManaged(end.isVisible());
        Region safety = Fields.flag(form.safety, Texts.get("restore.safety"), Texts.get("restore.safety.hint"));
        boolean savable = form.savable().isPresent();
        safety.visibleProperty().bind(form.endFirst.valueProperty().map(ends -> ends && savable));
        safety.managedProperty().bind(safety.visibleProperty());
        return group(
                RestoreForm.IN_PLACE,
                end,
                safety,
                Fields.flag(form.ignoreStaticIp, Texts.get("restore.anyIp"), Texts.get("restore.anyIp.hint")),
                Fields.flag(form.ignoreStaticMac, Texts.get("restore.anyMac"), ""));
    }

    private Node beside() {
        List<String> pods = new ArrayList<>();
        pods.add(RestoreForm.USUAL);
        desk.world().pods().forEach(pod -> pods.add(pod.id()));
        return group(
                RestoreForm.CLONE,
                Fields.line(form.name, Texts.get("clone.label"), Texts.get("take.name.prompt")),
                Fields.choice(form.pod, Texts.get("restore.pod"), pods, this::podName),
                Fields.line(form.publish, Texts.get("restore.publish"), Texts.get("restore.publish.prompt")));
    }

    private String podName(String id) {
        String own = form.checkpoint().pod();
        if (id.equals(RestoreForm.USUAL)) {
            return own == null
                    ? Texts.get("restore.pod.none")
                    : Texts.get(
                            "restore.pod.own",
                            desk.world().pod(own).map(PodSummary::name).orElse(own));
        }
        return desk.world().pod(id).map(PodSummary::name).orElse(id);
    }

    /** Fields that are asked for in one mode alone. */
    private Node group(String mode, Node... fields) {
        VBox group = new VBox(fields);
        group.getStyleClass().add("form-group");
        group.visibleProperty().bind(form.mode.valueProperty().isEqualTo(mode));
        group.managedProperty().bind(group.visibleProperty());
        return group;
    }

    private Node[] held() {
        List<String> either = List.of(RestoreForm.USUAL, RestoreForm.ON, RestoreForm.OFF);
        return new Node[] {
            Fields.choice(
                    form.tcp,
                    Texts.get("take.tcp"),
                    List.of(RestoreForm.USUAL, RestoreForm.ON, RestoreForm.CLOSE),
                    this::usualOr),
            Fields.choice(form.fileLocks, Texts.get("take.locks"), either, this::usualOr),
            Fields.choice(form.externalUnixSockets, Texts.get("take.unix"), either, this::usualOr),
            Fields.choice(form.shellJob, Texts.get("take.shell"), either, this::usualOr)
        };
    }

    private String usualOr(String value) {
        return value.equals(RestoreForm.USUAL) ? Texts.get("restore.asTaken") : Texts.get("restore.held." + value);
    }

    private final class Sending implements FormSheet.Request {
        @Override
        public String method() {
            return CheckpointCalls.RESTORE.method();
        }

        @Override
        public Object params() {
            return form.request();
        }

        /** It is restored once the sheet is closed, as a task. */
        @Override
        public CompletableFuture<?> send() {
            return CompletableFuture.completedFuture(form);
        }

        @Override
        public void done() {
            Optional<ContainerSummary> kept = form.kept();
            if (kept.isPresent()) {
                endKept(kept.get());
            } else if (form.endsFirst()) {
                String container = form.checkpoint().container();
                desk.background()
                        .deliver(
                                desk.helper().call(ContainerCalls.STOP, new ContainerCalls.Stop(container, 0.0)),
                                ended -> restore(),
                                this::failed);
            } else {
                restore();
            }
        }

        private void endKept(ContainerSummary container) {
            SafetyCheckpoints safety = new SafetyCheckpoints(desk);
            desk.background()
                    .deliver(
                            safety.end(container, Texts.get("safety.note.restore")),
                            checkpoint -> {
                                safety.offer(List.of(new SafetyCheckpoints.Kept(container, checkpoint)));
                                restore();
                            },
                            why -> CriuFailure.tell(
                                    desk, why, new Notice.Offer(Texts.get("offer.edit"), () -> open(desk, form))));
        }

        private void restore() {
            CompletableFuture<JsonNode> restored = desk.jobs()
                    .run(Texts.get("task.restore", form.checkpoint().name()), CheckpointCalls.RESTORE, form.request());
            desk.background()
                    .deliver(
                            restored,
                            result -> desk.openings()
                                    .container(result.path("id")
                                            .asText(form.checkpoint().container())),
                            this::failed);
        }

        private void failed(Throwable failure) {
            CriuFailure.tell(desk, failure, () -> open(desk, form), form::switchOn);
        }
    }
}
