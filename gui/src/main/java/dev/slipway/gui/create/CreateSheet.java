package dev.slipway.gui.create;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.FormSheet;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.ContainerCalls;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The sheet that makes a container of a bundle or a root filesystem. What was typed is kept until it has been made. */
public final class CreateSheet {
    private final Desk desk;
    private @Nullable CreateForm draft;

    /** Nothing typed yet. */
    public CreateSheet(Desk desk) {
        this.desk = desk;
    }

    /** Opens it with what was typed last. */
    public void open() {
        open(draft());
    }

    /** Opens it for the bundle with that id. */
    public void open(String bundle) {
        CreateForm form = draft();
        form.from(bundle);
        open(form);
    }

    /** Opens it for a container in the pod with that id; empty for none. */
    public void openIn(String pod) {
        CreateForm form = draft();
        if (!pod.isEmpty()) {
            form.pod.set(pod);
        }
        open(form);
    }

    private CreateForm draft() {
        CreateForm form = draft;
        if (form == null) {
            form = new CreateForm(desk.world());
            if (desk.world().bundles().size() == 1) {
                form.from(desk.world().bundles().get(0).id());
            }
            draft = form;
        }
        return form;
    }

    private void open(CreateForm form) {
        new FormSheet(
                        desk,
                        "create-sheet",
                        Texts.get("create.title"),
                        form.start.valueProperty().map(start -> Texts.get(start ? "create.verb.start" : "create.verb")),
                        form,
                        new CreateFields(desk, form),
                        new Sending(form))
                .open();
    }

    private final class Sending implements FormSheet.Request {
        private final CreateForm form;
        private @Nullable String made;

        Sending(CreateForm form) {
            this.form = form;
        }

        @Override
        public String method() {
            return ContainerCalls.CREATE.method();
        }

        @Override
        public Object params() {
            return form.request();
        }

        @Override
        public CompletableFuture<?> send() {
            return desk.helper().call(ContainerCalls.CREATE, form.request()).thenApply(created -> {
                made = created.id();
                return created;
            });
        }

        @Override
        public void done() {
            String id = made;
            draft = null;
            if (id == null) {
                return;
            }
            desk.openings().container(id, form.start.get() ? "logs" : "overview");
            if (form.start.get()) {
                desk.background()
                        .deliver(
                                desk.helper().call(ContainerCalls.START, new ContainerCalls.Start(id, true)),
                                started -> {},
                                desk.notices()::failed);
            }
        }
    }
}
