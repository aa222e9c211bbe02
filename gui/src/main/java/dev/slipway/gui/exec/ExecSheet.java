package dev.slipway.gui.exec;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Fields;
import dev.slipway.gui.form.FormSheet;
import dev.slipway.gui.terminal.Terminals;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.ContainerSummary;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The sheet that runs a command in a container. What was typed is kept, for each container, until it has been run. */
public final class ExecSheet {
    private final Desk desk;
    private final ExecOutputs outputs;
    private final Terminals terminals;
    private final Map<String, ExecForm> drafts = new HashMap<>();

    /** Nothing typed yet. */
    public ExecSheet(Desk desk, ExecOutputs outputs, Terminals terminals) {
        this.desk = desk;
        this.outputs = outputs;
        this.terminals = terminals;
    }

    /** Opens it for a container. */
    public void open(ContainerSummary container) {
        ExecForm form = drafts.computeIfAbsent(container.id(), ExecForm::new);
        new FormSheet(
                        desk,
                        "exec-sheet",
                        Texts.get("exec.title", container.name()),
                        new ReadOnlyStringWrapper(Texts.get("exec.verb")),
                        form,
                        fields(form),
                        new Sending(container.id(), form))
                .open();
    }

    private static VBox fields(ExecForm form) {
        return new VBox(
                Fields.line(form.command, Texts.get("create.command"), Texts.get("exec.command.prompt")),
                Fields.row(
                        Fields.line(form.user, Texts.get("form.user"), Texts.get("exec.user.prompt")),
                        Fields.line(form.workdir, Texts.get("form.workdir"), Texts.get("exec.workdir.prompt"))),
                Fields.lines(form.env, Texts.get("create.env"), Texts.get("create.env.prompt")),
                Fields.flag(form.terminal, Texts.get("exec.terminal"), Texts.get("exec.terminal.hint")),
                Fields.flag(form.detach, Texts.get("exec.detach"), Texts.get("exec.detach.hint")),
                Fields.flag(form.privileged, Texts.get("exec.privileged"), Texts.get("exec.privileged.hint")));
    }

    private final class Sending implements FormSheet.Request {
        private final String container;
        private final ExecForm form;
        private ContainerCalls.@Nullable Exec sent;
        private ContainerCalls.@Nullable ExecStarted begun;

        Sending(String container, ExecForm form) {
            this.container = container;
            this.form = form;
        }

        @Override
        public String method() {
            return ContainerCalls.EXEC.method();
        }

        @Override
        public Object params() {
            return form.request();
        }

        @Override
        public CompletableFuture<?> send() {
            ContainerCalls.Exec request = form.request();
            return desk.helper().call(ContainerCalls.EXEC, request).thenApply(started -> {
                sent = request;
                begun = started;
                return started;
            });
        }

        @Override
        public void done() {
            drafts.remove(container);
            ContainerCalls.ExecStarted started = begun;
            ContainerCalls.Exec request = sent;
            if (started != null && request != null && Boolean.TRUE.equals(request.terminal())) {
                terminals.show(request, started);
                desk.openings().toolWindow("terminal");
                return;
            }
            String token = started == null ? null : started.channel();
            if (started != null && token != null) {
                outputs.begin(started.exec(), token);
            }
            desk.openings().container(container, "processes");
        }
    }
}
