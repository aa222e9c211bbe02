package dev.slipway.gui.container;

import dev.slipway.gui.action.Action;
import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.create.UpdateSheet;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.view.BulkAct;
import dev.slipway.gui.view.Pruning;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.model.ContainerSummary;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignO;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/**
 * The actions on containers, one or many at once. This is the one list of them: menu bar, tool bars and context menus show them in this
 * order.
 */
public final class ContainerActions {
    private static final Set<String> STARTABLE = Set.of("configured", "created", "stopped", "exited");
    private static final Set<String> ALIVE = Set.of("running", "paused");

    private final Desk desk;
    private final ContainerCommands commands;

    private ContainerActions(Desk desk) {
        this.desk = desk;
        this.commands = new ContainerCommands(desk);
    }

    /**
     * Adds the actions to the desk's registry.
     *
     * @param create opens the sheet of a new container, in the pod with that id; empty for none
     * @param runCommand opens the sheet that runs a command in a container
     * @param take opens the sheet that takes a checkpoint of one of some containers
     * @param restorable whether a container has a checkpoint that it can be restored from
     * @param restore opens the sheet that restores one
     * @param safekeeping keeps what runs before it is removed
     */
    public static void register(
            Desk desk,
            Consumer<String> create,
            Consumer<ContainerSummary> runCommand,
            Consumer<List<ContainerSummary>> take,
            Predicate<ContainerSummary> restorable,
            Consumer<ContainerSummary> restore,
            Safekeeping safekeeping) {
        ContainerActions it = new ContainerActions(desk);
        desk.actions()
                .add(
                        Action.of("container.create", context -> create.accept(pod(context)))
                                .icon(MaterialDesignP.PLUS_BOX_OUTLINE)
                                .key("Shortcut+Shift+N")
                                .general()
                                .onToolBar()
                                .when(ActionContext::connected),
                        Action.of("container.open", context -> context.containers()
                                        .forEach(container -> desk.openings().container(container.id())))
                                .icon(MaterialDesignO.OPEN_IN_APP)
                                .apart()
                                .when(context -> !context.containers().isEmpty()));
        it.addLife();
        it.addWork(runCommand);
        it.addCheckpoints(take, restorable, restore);
        it.addKeeping();
        it.addEnd(safekeeping);
    }

    private static String pod(ActionContext context) {
        return context.pods().size() == 1 ? context.pods().get(0).id() : "";
    }

    private void addLife() {
        desk.actions()
                .add(
                        each("container.start", ContainerActions::startable, commands::start)
                                .icon(MaterialDesignP.PLAY)
                                .key("Shortcut+R")
                                .apart()
                                .onToolBar(),
                        each("container.pause", ContainerActions::running, commands::pause)
                                .icon(MaterialDesignP.PAUSE)
                                .onToolBar(),
                        each("container.resume", c -> c.status().equals("paused"), commands::resume)
                                .icon(MaterialDesignP.PLAY_PAUSE)
                                .onToolBar(),
                        each("container.stop", ContainerActions::alive, commands::stop)
                                .icon(MaterialDesignS.STOP)
                                .key("Shortcut+F2")
                                .onToolBar(),
                        each("container.restart", ContainerActions::running, commands::restart)
                                .icon(MaterialDesignR.RESTART)
                                .key("Shortcut+Shift+R")
                                .onToolBar(),
                        each("container.kill", ContainerActions::alive, container -> commands.kill(container, "KILL"))
                                .icon(MaterialDesignF.FLASH_OUTLINE),
                        some("container.signal", ContainerActions::alive, commands::signal)
                                .icon(MaterialDesignF.FLASH_AUTO));
    }

    private void addWork(Consumer<ContainerSummary> runCommand) {
        desk.actions()
                .add(
                        one("container.exec", ContainerActions::running, runCommand)
                                .icon(MaterialDesignC.CONSOLE_LINE)
                                .key("Shortcut+Shift+E")
                                .apart()
                                .onToolBar(),
                        some(
                                        "container.healthcheck",
                                        c -> running(c) && c.health() != null,
                                        containers -> containers.forEach(commands::checkHealth))
                                .icon(MaterialDesignH.HEART_PULSE));
    }

    private void addCheckpoints(
            Consumer<List<ContainerSummary>> take,
            Predicate<ContainerSummary> restorable,
            Consumer<ContainerSummary> restore) {
        desk.actions()
                .add(
                        some("container.checkpoint", ContainerActions::savable, take)
                                .icon(MaterialDesignC.CAMERA_OUTLINE)
                                .key("Shortcut+Shift+K")
                                .onToolBar(),
                        one("container.restore", restorable, restore).icon(MaterialDesignB.BACKUP_RESTORE));
    }

    private void addKeeping() {
        desk.actions()
                .add(
                        one("container.update", any -> true, container -> UpdateSheet.open(desk, container))
                                .icon(MaterialDesignT.TUNE)
                                .key("Shortcut+Shift+U")
                                .apart()
                                .onToolBar(),
                        one("container.rename", any -> true, commands::rename)
                                .icon(MaterialDesignF.FORM_TEXTBOX)
                                .key("F2")
                                .onToolBar(),
                        each("container.protect", c -> !c.guarded(), container -> commands.guard(container, true))
                                .icon(MaterialDesignL.LOCK_OUTLINE),
                        each(
                                        "container.unprotect",
                                        ContainerSummary::guarded,
                                        container -> commands.guard(container, false))
                                .icon(MaterialDesignL.LOCK_OPEN_OUTLINE),
                        Action.of("container.copyId", ContainerCommands::copyId)
                                .icon(MaterialDesignC.CONTENT_COPY)
                                .key("Shortcut+Shift+C")
                                .when(context -> !context.containers().isEmpty()));
    }

    private void addEnd(Safekeeping safekeeping) {
        Removal removal = new Removal(desk, safekeeping);
        desk.actions()
                .add(
                        some("container.remove", c -> !c.guarded(), removal::remove)
                                .icon(MaterialDesignD.DELETE_OUTLINE)
                                .key("Delete")
                                .apart()
                                .onToolBar(),
                        some("container.evict", any -> true, removal::evict).icon(MaterialDesignD.DELETE_ALERT_OUTLINE),
                        Action.of("container.prune", context -> prune())
                                .icon(MaterialDesignD.DELETE_SWEEP_OUTLINE)
                                .general()
                                .when(ActionContext::connected));
    }

    private void prune() {
        Pruning.begin(desk, "prune", dryRun -> desk.helper()
                .call(SystemCalls.PRUNE, new SystemCalls.Prune(List.of("container"), null, dryRun)));
    }

    /** Asks the helper for each container for which {@code condition} holds. */
    private Action each(
            String id, Predicate<ContainerSummary> condition, Function<ContainerSummary, CompletableFuture<?>> work) {
        return some(id, condition, containers -> BulkAct.run(desk, id, containers, ContainerSummary::name, work));
    }

    /** Works on those containers for which {@code condition} holds. */
    private static Action some(
            String id, Predicate<ContainerSummary> condition, Consumer<List<ContainerSummary>> work) {
        return Action.of(
                        id,
                        context -> work.accept(
                                context.containers().stream().filter(condition).toList()))
                .when(context ->
                        context.connected() && context.containers().stream().anyMatch(condition));
    }

    /** Works on a container that is selected alone. */
    private static Action one(String id, Predicate<ContainerSummary> condition, Consumer<ContainerSummary> work) {
        return Action.of(id, context -> work.accept(context.containers().get(0)))
                .when(context -> context.connected()
                        && context.containers().size() == 1
                        && condition.test(context.containers().get(0)));
    }

    private static boolean startable(ContainerSummary container) {
        return STARTABLE.contains(container.status());
    }

    private static boolean running(ContainerSummary container) {
        return container.status().equals("running");
    }

    /** Whether a checkpoint can be taken of it. */
    static boolean savable(ContainerSummary container) {
        return running(container) && !container.infra();
    }

    /** Whether it has processes. */
    static boolean alive(ContainerSummary container) {
        return ALIVE.contains(container.status());
    }
}
