package dev.slipway.gui.pod;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.FormSheet;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.PodCalls;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The sheet that makes a pod. What was typed is kept until it has been made. */
public final class PodSheet {
    private final Desk desk;
    private @Nullable PodForm draft;

    /** Nothing typed yet. */
    public PodSheet(Desk desk) {
        this.desk = desk;
    }

    /** Opens it with what was typed last. */
    public void open() {
        PodForm form = draft;
        if (form == null || !form.networks().keySet().equals(networks())) {
            form = new PodForm(desk.world());
            draft = form;
        }
        new FormSheet(
                        desk,
                        "pod-sheet",
                        Texts.get("pod.title"),
                        new ReadOnlyStringWrapper(Texts.get("pod.verb")),
                        form,
                        new PodFields(desk, form),
                        new Sending(form))
                .open();
    }

    private Set<String> networks() {
        return desk.world().networks().stream().map(network -> network.name()).collect(Collectors.toSet());
    }

    private final class Sending implements FormSheet.Request {
        private final PodForm form;
        private @Nullable String made;

        Sending(PodForm form) {
            this.form = form;
        }

        @Override
        public String method() {
            return PodCalls.CREATE.method();
        }

        @Override
        public Object params() {
            return form.request();
        }

        @Override
        public CompletableFuture<?> send() {
            return desk.helper().call(PodCalls.CREATE, form.request()).thenApply(named -> {
                made = named.id();
                return named;
            });
        }

        @Override
        public void done() {
            draft = null;
            String id = made;
            if (id != null) {
                desk.openings().pod(id);
            }
        }
    }
}
