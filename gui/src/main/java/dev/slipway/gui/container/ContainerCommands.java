package dev.slipway.gui.container;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.control.Question;
import dev.slipway.gui.control.Signals;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Checks;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.BulkAct;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.ContainerDetail;
import dev.slipway.protocol.model.ContainerSummary;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/** What the actions on containers do. */
final class ContainerCommands {
    private final Desk desk;

    ContainerCommands(Desk desk) {
        this.desk = desk;
    }

    CompletableFuture<?> start(ContainerSummary container) {
        return desk.helper().call(ContainerCalls.START, new ContainerCalls.Start(container.id(), true));
    }

    CompletableFuture<?> pause(ContainerSummary container) {
        return desk.helper().call(ContainerCalls.PAUSE, new Common.Id(container.id()));
    }

    CompletableFuture<?> resume(ContainerSummary container) {
        return desk.helper().call(ContainerCalls.RESUME, new Common.Id(container.id()));
    }

    CompletableFuture<?> stop(ContainerSummary container) {
        return desk.helper().call(ContainerCalls.STOP, new ContainerCalls.Stop(container.id(), null));
    }

    CompletableFuture<?> restart(ContainerSummary container) {
        return desk.helper().call(ContainerCalls.RESTART, new ContainerCalls.Stop(container.id(), null));
    }

    CompletableFuture<?> kill(ContainerSummary container, String signal) {
        return desk.helper()
                .call(ContainerCalls.KILL, new ContainerCalls.Kill(container.id(), TextNode.valueOf(signal)));
    }

    CompletableFuture<?> guard(ContainerSummary container, boolean guarded) {
        return desk.helper()
                .call(ContainerCalls.UPDATE, new ContainerCalls.Update(container.id(), null, null, null, guarded));
    }

    void signal(List<ContainerSummary> containers) {
        Signals.ask(
                desk.layers(),
                containers.size() == 1
                        ? Texts.get("signal.title", containers.get(0).name())
                        : Texts.get("signal.title.many", containers.size()),
                signal -> BulkAct.run(
                        desk,
                        "container.signal",
                        containers,
                        ContainerSummary::name,
                        container -> kill(container, signal)));
    }

    void checkHealth(ContainerSummary container) {
        desk.background()
                .deliver(
                        desk.helper().call(ContainerCalls.HEALTHCHECK, new Common.Id(container.id())),
                        run -> tell(container, run),
                        desk.notices()::failed);
    }

    private void tell(ContainerSummary container, ContainerDetail.HealthRun run) {
        boolean passed = run.exitCode() == 0;
        desk.notices()
                .tell(
                        passed ? Notice.Level.SUCCESS : Notice.Level.WARNING,
                        passed
                                ? Texts.get("health.passed", container.name())
                                : Texts.get("health.failed", container.name(), run.exitCode()),
                        run.output().strip());
    }

    void rename(ContainerSummary container) {
        Question.text(
                desk.layers(),
                Texts.get("rename.title", container.name()),
                Texts.get("rename.label"),
                container.name(),
                Texts.get("rename.verb"),
                name -> name.equals(container.name()) ? "" : Checks.newName(name, desk.world()),
                name -> desk.background()
                        .deliver(
                                desk.helper()
                                        .call(ContainerCalls.RENAME, new ContainerCalls.Rename(container.id(), name)),
                                result -> {},
                                desk.notices()::failed));
    }

    static void copyId(ActionContext context) {
        List<String> ids =
                context.containers().stream().map(ContainerSummary::id).toList();
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, String.join("\n", ids)));
    }
}
