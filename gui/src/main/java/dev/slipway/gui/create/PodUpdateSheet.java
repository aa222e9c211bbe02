package dev.slipway.gui.create;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Fields;
import dev.slipway.gui.form.FormSheet;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.model.PodSummary;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.layout.VBox;

/**
 * The sheet that changes what all containers of a pod may use together, at once also while they run. What was typed is
 * kept until it has been sent.
 */
public final class PodUpdateSheet {
    private PodUpdateSheet() {}

    /**
     * Opens it for a pod.
     *
     * @param memory a limit of its memory that is filled in, as one types it; empty to leave what is in force
     */
    public static void open(Desk desk, PodSummary pod, String memory) {
        PodUpdateForm form =
                desk.layers().drafts().of(draft(pod), PodUpdateForm.class, () -> new PodUpdateForm(pod.id()));
        if (!memory.isEmpty()) {
            form.limits.memory().set(memory);
        }
        desk.background()
                .deliver(
                        desk.helper().call(PodCalls.INSPECT, new Common.Id(pod.id())),
                        form::follow,
                        desk.notices()::failed);
        new FormSheet(
                        desk,
                        "pod-update-sheet",
                        Texts.get("pod.update.title", pod.name()),
                        new ReadOnlyStringWrapper(Texts.get("update.verb")),
                        form,
                        new VBox(
                                Fields.hint(Texts.get("pod.update.hint")),
                                Fields.section(Texts.get("form.part.limits"), true, form.limits.fields())),
                        new Sending(desk, pod, form))
                .open();
    }

    private static String draft(PodSummary pod) {
        return "update " + pod.id();
    }

    private record Sending(Desk desk, PodSummary pod, PodUpdateForm form) implements FormSheet.Request {
        @Override
        public String method() {
            return PodCalls.UPDATE.method();
        }

        @Override
        public Object params() {
            return form.request();
        }

        @Override
        public CompletableFuture<?> send() {
            return form.changed()
                    ? desk.helper().call(PodCalls.UPDATE, form.request())
                    : CompletableFuture.completedFuture(params());
        }

        @Override
        public void done() {
            desk.layers().drafts().forget(draft(pod));
        }
    }
}
