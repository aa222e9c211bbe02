package dev.slipway.gui.create;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Fields;
import dev.slipway.gui.form.FormSheet;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.ContainerSummary;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/**
 * The sheet that changes what a container may use and what is done when it ends or fails, at once also of a running one. What was
 * typed is kept until it has been sent.
 */
public final class UpdateSheet {
    private final Desk desk;
    private final String container;
    private final UpdateForm form;
    private final ListChangeListener<ContainerSummary> listener = change -> follow();

    private UpdateSheet(Desk desk, ContainerSummary container) {
        this.desk = desk;
        this.container = container.id();
        this.form = desk.layers().drafts().of(draft(), UpdateForm.class, () -> new UpdateForm(container));
        form.follow(container);
    }

    private String draft() {
        return "update " + container;
    }

    /** Opens it for a container. */
    public static void open(Desk desk, ContainerSummary container) {
        open(desk, container, "");
    }

    /**
     * Opens it for a container, with a limit of its memory filled in.
     *
     * @param memory as one types it; empty to leave what is in force
     */
    public static void open(Desk desk, ContainerSummary container, String memory) {
        UpdateSheet it = new UpdateSheet(desk, container);
        if (!memory.isEmpty()) {
            it.form.limits.memory().set(memory);
        }
        desk.world().containers().addListener(new WeakListChangeListener<>(it.listener));
        desk.background()
                .deliver(
                        desk.helper().call(ContainerCalls.INSPECT, new Common.Id(container.id())),
                        detail -> it.form.follow(detail, desk.mapper()),
                        desk.notices()::failed);
        FormSheet sheet = new FormSheet(
                desk,
                "update-sheet",
                Texts.get("update.title", container.name()),
                new ReadOnlyStringWrapper(Texts.get("update.verb")),
                it.form,
                it.fields(),
                it.new Sending());
        sheet.getProperties().put(UpdateSheet.class, it);
        sheet.open();
    }

    private void follow() {
        desk.world().container(container).ifPresent(form::follow);
    }

    private VBox fields() {
        return new VBox(
                Fields.hint(Texts.get("update.hint")),
                Fields.section(Texts.get("form.part.limits"), true, form.limits.fields()),
                Fields.section(
                        Texts.get("form.part.policy"),
                        true,
                        Stream.concat(
                                        Stream.of(form.restart.fields()),
                                        Stream.of(Fields.flag(
                                                form.guarded,
                                                Texts.get("form.guarded"),
                                                Texts.get("form.guarded.hint"))))
                                .toArray(Node[]::new)),
                Fields.section(Texts.get("form.part.health"), true, form.health.fields()));
    }

    private final class Sending implements FormSheet.Request {
        @Override
        public String method() {
            return ContainerCalls.UPDATE.method();
        }

        @Override
        public Object params() {
            return form.request();
        }

        @Override
        public CompletableFuture<?> send() {
            return form.changed()
                    ? desk.helper().call(ContainerCalls.UPDATE, form.request())
                    : CompletableFuture.completedFuture(params());
        }

        @Override
        public void done() {
            desk.layers().drafts().forget(draft());
        }
    }
}
