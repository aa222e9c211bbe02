package dev.slipway.gui.exec;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.slipway.gui.action.Action;
import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.control.Facts;
import dev.slipway.gui.control.Question;
import dev.slipway.gui.control.Signals;
import dev.slipway.gui.control.StatusLabel;
import dev.slipway.gui.control.StatusLook;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Words;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.BulkAct;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ExecCalls;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.ExecSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/** What can be done to exec sessions. */
public final class ExecActions {
    private static final String RUNNING = "running";

    private final Desk desk;

    private ExecActions(Desk desk) {
        this.desk = desk;
    }

    /** Adds the actions to the desk's registry. */
    public static void register(Desk desk) {
        ExecActions it = new ExecActions(desk);
        desk.actions()
                .add(
                        Action.of("exec.inspect", it::inspect)
                                .icon(MaterialDesignI.INFORMATION_OUTLINE)
                                .onToolBar()
                                .when(context ->
                                        context.connected() && context.execs().size() == 1),
                        Action.of("exec.kill", it::kill)
                                .icon(MaterialDesignF.FLASH_OUTLINE)
                                .onToolBar()
                                .when(context -> context.connected()
                                        && context.execs().stream()
                                                .anyMatch(exec -> exec.status().equals(RUNNING))),
                        Action.of("exec.remove", it::remove)
                                .icon(MaterialDesignD.DELETE_OUTLINE)
                                .onToolBar()
                                .apart()
                                .when(context ->
                                        context.connected() && !context.execs().isEmpty()));
    }

    private void inspect(ActionContext context) {
        desk.background()
                .deliver(
                        desk.helper()
                                .call(
                                        ExecCalls.INSPECT,
                                        new Common.Id(context.execs().get(0).id())),
                        exec -> Question.show(desk.layers(), Texts.get("exec.one"), facts(exec)),
                        desk.notices()::failed);
    }

    private Facts facts(ExecSummary exec) {
        Facts facts = new Facts("");
        StatusLabel status = new StatusLabel();
        status.show(StatusLook.of(exec));
        facts.add(Texts.get("fact.status"), status);
        facts.add(Texts.get("fact.command"), Words.join(exec.command()));
        facts.add(
                Texts.get("fact.container"),
                desk.world()
                        .container(exec.container())
                        .map(ContainerSummary::name)
                        .orElse(exec.container()));
        facts.add(Texts.get("fact.user"), text(exec.user()));
        facts.add(Texts.get("fact.pid"), text(exec.pid()));
        facts.add(Texts.get("fact.exitCode"), text(exec.exitCode()));
        facts.add(Texts.get("fact.terminal"), Texts.get(exec.terminal() ? "fact.yes" : "fact.no"));
        facts.add(Texts.get("fact.created"), Ages.full(exec.created()));
        facts.add(Texts.get("fact.started"), Ages.full(exec.startedAt()));
        facts.add(Texts.get("fact.finished"), Ages.full(exec.finishedAt()));
        facts.add(Texts.get("fact.id"), exec.id());
        return facts;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : String.valueOf(value);
    }

    private void kill(ActionContext context) {
        List<ExecSummary> running = context.execs().stream()
                .filter(exec -> exec.status().equals(RUNNING))
                .toList();
        Signals.ask(
                desk.layers(),
                Texts.count("exec.kill.title", running.size()),
                signal -> BulkAct.run(desk, "exec.kill", running, ExecActions::name, exec -> desk.helper()
                        .call(ExecCalls.KILL, new ExecCalls.Kill(exec.id(), TextNode.valueOf(signal)))));
    }

    private void remove(ActionContext context) {
        List<ExecSummary> execs = context.execs();
        long running =
                execs.stream().filter(exec -> exec.status().equals(RUNNING)).count();
        if (running == 0) {
            remove(execs);
            return;
        }
        Question.confirm(
                desk.layers(),
                Texts.count("exec.remove.title", execs.size()),
                List.of(Texts.count("exec.remove.running", running)),
                "",
                Texts.count("exec.remove.verb", execs.size()),
                answer -> remove(execs));
    }

    private void remove(List<ExecSummary> execs) {
        BulkAct.run(desk, "exec.remove", execs, ExecActions::name, exec -> desk.helper()
                .call(
                        ExecCalls.REMOVE,
                        new ExecCalls.Remove(exec.id(), exec.status().equals(RUNNING) ? true : null)));
    }

    private static String name(ExecSummary exec) {
        return Words.join(exec.command());
    }
}
