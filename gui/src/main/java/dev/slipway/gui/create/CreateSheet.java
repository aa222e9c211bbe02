package dev.slipway.gui.create;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.gui.control.Drafts;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.FormSheet;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ImageCalls;
import dev.slipway.protocol.model.ContainerDetail;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.ImageDetail;
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

    /** Opens it for a container like another one, or with what was typed for that before. */
    public void duplicate(ContainerSummary like) {
        Drafts drafts = desk.layers().drafts();
        String about = "duplicate " + like.id();
        if (drafts.has(about)) {
            open(drafts.of(about, CreateForm.class, () -> new CreateForm(desk.world())), like.name(), about);
            return;
        }
        desk.background()
                .deliver(
                        desk.helper()
                                .call(ContainerCalls.INSPECT, new Common.Id(like.id()))
                                .thenCompose(this::withImage),
                        found -> open(drafts.of(about, CreateForm.class, () -> filled(found)), like.name(), about),
                        desk.notices()::failed);
    }

    private record Found(ContainerDetail container, ImageDetail.@Nullable Config image) {}

    /** An image that is gone has nothing to say. */
    private CompletableFuture<Found> withImage(ContainerDetail container) {
        Object image = container.config().get("imageId");
        return image == null
                ? CompletableFuture.completedFuture(new Found(container, null))
                : desk.helper()
                        .call(ImageCalls.INSPECT, new Common.Id(String.valueOf(image)))
                        .thenApply(detail -> new Found(container, detail.config()))
                        .exceptionally(gone -> new Found(container, null));
    }

    private CreateForm filled(Found found) {
        CreateForm form = new CreateForm(desk.world());
        Likeness.fill(form, found.container(), desk.world(), desk.mapper(), found.image());
        return form;
    }

    private void open(CreateForm form, String like, String about) {
        open(form, Texts.get("duplicate.title", like), () -> desk.layers()
                .drafts()
                .forget(about));
    }

    private void open(CreateForm form) {
        open(form, Texts.get("create.title"), () -> draft = null);
    }

    private void open(CreateForm form, String title, Runnable made) {
        new FormSheet(
                        desk,
                        "create-sheet",
                        title,
                        form.start.valueProperty().map(start -> Texts.get(start ? "create.verb.start" : "create.verb")),
                        form,
                        new CreateFields(desk, form),
                        new Sending(form, made))
                .open();
    }

    private final class Sending implements FormSheet.Request {
        private final CreateForm form;
        private final Runnable sent;
        private @Nullable String made;

        Sending(CreateForm form, Runnable sent) {
            this.form = form;
            this.sent = sent;
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
            sent.run();
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
