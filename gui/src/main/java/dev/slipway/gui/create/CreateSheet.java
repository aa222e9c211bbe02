package dev.slipway.gui.create;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.FormSheet;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.ContainerCalls;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sheet that makes a container of an image, a bundle or a root filesystem. What was typed is kept until it has been made. */
public final class CreateSheet {
    private final Desk desk;
    private @Nullable CreateForm draft;
    private Set<String> networks = Set.of();

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

    /** Opens it for the image with that id. */
    public void openImage(String image) {
        CreateForm form = draft();
        form.fromImage(image);
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

    /** A form knows the networks there were when it was made. */
    private CreateForm draft() {
        CreateForm form = draft;
        Set<String> now =
                desk.world().networks().stream().map(network -> network.name()).collect(Collectors.toSet());
        if (form == null || !now.equals(networks)) {
            form = new CreateForm(desk.world());
            networks = now;
            if (desk.world().bundles().size() == 1) {
                form.from(desk.world().bundles().get(0).id());
            } else if (desk.world().bundles().isEmpty()) {
                form.source.set(CreateForm.IMAGE);
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
        public boolean previews() {
            return true;
        }

        @Override
        public CompletableFuture<JsonNode> preview() {
            return desk.helper().call(ContainerCalls.PREVIEW, form.request()).thenApply(ContainerCalls.Preview::spec);
        }

        @Override
        public CompletableFuture<?> send() {
            ContainerCalls.Create request = form.request();
            String failed = form.replaced();
            CompletableFuture<?> room = failed == null
                    ? CompletableFuture.completedFuture(Call.Done.DONE)
                    : desk.helper().call(ContainerCalls.REMOVE, new ContainerCalls.Remove(failed, null, true, null));
            return room.thenCompose(done -> desk.helper().call(ContainerCalls.CREATE, request))
                    .thenApply(created -> {
                        made = created.id();
                        return created;
                    });
        }

        @Override
        public void done() {
            String id = made;
            draft = null;
            form.replace(null);
            if (id == null) {
                return;
            }
            desk.openings().container(id, form.start.get() ? "logs" : "overview");
            if (form.start.get()) {
                desk.background()
                        .deliver(
                                desk.helper().call(ContainerCalls.START, new ContainerCalls.Start(id, true)),
                                started -> {},
                                failure -> failed(id, failure));
            }
        }

        /** One that can't be started is kept for a look at it, and goes once it is asked for anew. */
        private void failed(String id, Throwable failure) {
            desk.notices().failed(failure, new Notice.Offer(Texts.get("offer.edit"), () -> {
                form.replace(id);
                draft = form;
                CreateSheet.this.open(form);
            }));
        }
    }
}
