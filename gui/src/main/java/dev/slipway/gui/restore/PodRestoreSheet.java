package dev.slipway.gui.restore;

import static dev.slipway.gui.text.NaturalOrder.NATURAL_ORDER;

import dev.slipway.gui.control.Facts;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Field;
import dev.slipway.gui.form.Fields;
import dev.slipway.gui.form.Form;
import dev.slipway.gui.form.FormSheet;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.PodSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The sheet that lets all containers of a pod go on that were saved together: in their own pod, or made again in another. */
final class PodRestoreSheet implements FormSheet.Request {
    private static final String OWN = "";

    private static final class PodForm extends Form {
        final Field<String> pod;

        PodForm(List<String> pods) {
            pod = ask(new Field<>(
                    "pod",
                    pods.isEmpty() ? OWN : pods.get(0),
                    chosen -> pods.contains(chosen) ? "" : Texts.get("restorePod.none")));
        }
    }

    private final Desk desk;
    private final String group;
    private final List<CheckpointSummary> together;
    private final List<String> pods;
    private final PodForm form;

    private PodRestoreSheet(Desk desk, CheckpointSummary checkpoint) {
        this.desk = desk;
        group = Objects.requireNonNull(checkpoint.group());
        together = desk.world().checkpoints().stream()
                .filter(each -> group.equals(each.group()))
                .toList();
        pods = pods(checkpoint.pod());
        form = new PodForm(pods);
    }

    /** Opens it for one of those that were taken together. */
    static void open(Desk desk, CheckpointSummary checkpoint) {
        PodRestoreSheet it = new PodRestoreSheet(desk, checkpoint);
        Facts facts = new Facts(Texts.get("restorePod.together"));
        it.together.forEach(each -> facts.add(each.containerName(), each.name()));
        new FormSheet(
                        desk,
                        "pod-restore-sheet",
                        Texts.get("checkpoint.restorePod.title"),
                        new ReadOnlyStringWrapper(Texts.get("restore.verb.inPlace")),
                        it.form,
                        new VBox(
                                facts,
                                Fields.choice(it.form.pod, Texts.get("restorePod.into"), it.pods, it::podName),
                                Fields.hint(Texts.get("checkpoint.restorePod.text"))),
                        it)
                .open();
    }

    /** Their own first, if it is there, and the others by name. */
    private List<String> pods(@Nullable String own) {
        List<String> all = new ArrayList<>();
        if (own != null && desk.world().pod(own).isPresent()) {
            all.add(OWN);
        }
        desk.world().pods().stream()
                .filter(pod -> !pod.id().equals(own))
                .sorted(Comparator.comparing(PodSummary::name, NATURAL_ORDER))
                .forEach(pod -> all.add(pod.id()));
        return all;
    }

    private String podName(String id) {
        String pod = id.equals(OWN) ? Objects.requireNonNull(together.get(0).pod()) : id;
        String name = desk.world().pod(pod).map(PodSummary::name).orElse(pod);
        return id.equals(OWN) ? Texts.get("restorePod.own", name) : name;
    }

    @Override
    public String method() {
        return PodCalls.RESTORE.method();
    }

    @Override
    public Object params() {
        return request();
    }

    private PodCalls.Restore request() {
        String chosen = form.pod.get();
        return new PodCalls.Restore(group, chosen.equals(OWN) ? null : chosen, null, null);
    }

    @Override
    public CompletableFuture<?> send() {
        String names = together.stream().map(CheckpointSummary::name).collect(Collectors.joining(", "));
        var restored = desk.jobs().run(Texts.get("task.restore", names), PodCalls.RESTORE, request());
        desk.background()
                .deliver(
                        restored,
                        done -> desk.notices()
                                .tell(Notice.Level.SUCCESS, Texts.get("checkpoint.restorePod.done"), names),
                        why -> CriuFailure.tell(desk, why));
        return CompletableFuture.completedFuture(form);
    }

    @Override
    public void done() {}
}
