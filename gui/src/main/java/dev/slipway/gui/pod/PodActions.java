package dev.slipway.gui.pod;

import dev.slipway.gui.action.Action;
import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.create.PodUpdateSheet;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.CreationSheet;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.protocol.model.PodSummary;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignO;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** The actions on pods, one or many at once; menus and tool bars show them in this order. */
public final class PodActions {
    private static final Set<String> ALIVE = Set.of("running", "degraded", "paused");

    private PodActions() {}

    /**
     * Adds the actions to the desk's registry.
     *
     * @param take opens the sheet that takes a checkpoint of all containers of a pod
     * @param restorable whether a pod has checkpoints that it can be restored from
     * @param restore asks from which, and restores it
     */
    public static void register(
            Desk desk, Consumer<PodSummary> take, Predicate<PodSummary> restorable, Consumer<PodSummary> restore) {
        PodCommands commands = new PodCommands(desk);
        CreationSheet<PodForm, PodCalls.Create> sheet = new CreationSheet<>(
                desk,
                "pod",
                () -> new PodForm(desk.world()),
                kept -> kept.networks().keySet().equals(networks(desk)),
                form -> new PodFields(desk, form),
                PodCalls.CREATE,
                PodForm::request,
                desk.openings()::pod);
        desk.actions()
                .add(
                        Action.of("pod.create", context -> sheet.open())
                                .icon(MaterialDesignH.HEXAGON_MULTIPLE_OUTLINE)
                                .key("Shortcut+Shift+P")
                                .general()
                                .onToolBar()
                                .when(ActionContext::connected),
                        Action.of("pod.graph", context -> desk.openings().graph())
                                .icon(MaterialDesignG.GRAPH_OUTLINE)
                                .key("Shortcut+G")
                                .general()
                                .onToolBar(),
                        Action.of("pod.exportGraph", context -> ShownGraphs.last(desk)
                                        .ifPresent(PodGraphPane::export))
                                .icon(MaterialDesignE.EXPORT)
                                .key("Shortcut+Shift+G")
                                .general()
                                .when(context -> ShownGraphs.last(desk).isPresent()),
                        Action.of("pod.open", context -> context.pods()
                                        .forEach(pod -> desk.openings().pod(pod.id())))
                                .icon(MaterialDesignO.OPEN_IN_APP)
                                .when(context -> !context.pods().isEmpty()),
                        Action.of("pod.logs", context -> desk.openings()
                                        .logs(context.pods().stream()
                                                .map(PodSummary::id)
                                                .toList()))
                                .icon(MaterialDesignT.TEXT_BOX_MULTIPLE_OUTLINE)
                                .key("Shortcut+L")
                                .when(context -> !context.pods().isEmpty()));
        addLife(desk, commands);
        addKeeping(desk);
        addCheckpoints(desk, take, restorable, restore);
        addEnd(desk, commands);
    }

    private static void addLife(Desk desk, PodCommands commands) {
        desk.actions()
                .add(
                        some("pod.start", pod -> !pod.status().equals("running") && !isPaused(pod), commands::start)
                                .icon(MaterialDesignP.PLAY)
                                .key("Shortcut+R")
                                .apart()
                                .onToolBar(),
                        some("pod.pause", pod -> isAlive(pod) && !isPaused(pod), commands::pause)
                                .icon(MaterialDesignP.PAUSE)
                                .onToolBar(),
                        some("pod.resume", PodActions::mayResume, commands::resume)
                                .icon(MaterialDesignP.PLAY_PAUSE)
                                .onToolBar(),
                        some("pod.stop", PodActions::isAlive, commands::stop)
                                .icon(MaterialDesignS.STOP)
                                .key("Shortcut+F2")
                                .onToolBar(),
                        some("pod.restart", PodActions::isAlive, commands::restart)
                                .icon(MaterialDesignR.RESTART)
                                .key("Shortcut+Shift+R")
                                .onToolBar(),
                        some("pod.kill", PodActions::isAlive, commands::kill).icon(MaterialDesignF.FLASH_OUTLINE),
                        some("pod.signal", PodActions::isAlive, commands::signal)
                                .icon(MaterialDesignF.FLASH_AUTO));
    }

    private static Set<String> networks(Desk desk) {
        return desk.world().networks().stream().map(NetworkSummary::name).collect(Collectors.toSet());
    }

    private static void addKeeping(Desk desk) {
        desk.actions()
                .add(Action.of(
                                "pod.update",
                                context ->
                                        PodUpdateSheet.open(desk, context.pods().get(0), ""))
                        .icon(MaterialDesignT.TUNE)
                        .key("Shortcut+Shift+U")
                        .when(context -> context.connected() && context.pods().size() == 1)
                        .apart()
                        .onToolBar());
    }

    private static void addCheckpoints(
            Desk desk, Consumer<PodSummary> take, Predicate<PodSummary> restorable, Consumer<PodSummary> restore) {
        desk.actions()
                .add(
                        Action.of(
                                        "pod.checkpoint",
                                        context -> take.accept(context.pods().get(0)))
                                .icon(MaterialDesignC.CAMERA_OUTLINE)
                                .key("Shortcut+Shift+K")
                                .when(context -> context.connected()
                                        && context.pods().size() == 1
                                        && isAlive(context.pods().get(0)))
                                .onToolBar(),
                        Action.of(
                                        "pod.restore",
                                        context -> restore.accept(context.pods().get(0)))
                                .icon(MaterialDesignB.BACKUP_RESTORE)
                                .when(context -> context.connected()
                                        && context.pods().size() == 1
                                        && restorable.test(context.pods().get(0))));
    }

    private static void addEnd(Desk desk, PodCommands commands) {
        desk.actions()
                .add(
                        Action.of("pod.show", context -> desk.openings()
                                        .graph("pod:" + context.pods().get(0).id()))
                                .icon(MaterialDesignG.GRAPH_OUTLINE)
                                .when(context -> context.pods().size() == 1),
                        Action.of("pod.copyId", PodCommands::copyId)
                                .icon(MaterialDesignC.CONTENT_COPY)
                                .when(context -> !context.pods().isEmpty()),
                        some("pod.remove", any -> true, commands::remove)
                                .icon(MaterialDesignD.DELETE_OUTLINE)
                                .key("Delete")
                                .apart()
                                .onToolBar());
    }

    private static boolean isAlive(PodSummary pod) {
        return ALIVE.contains(pod.status());
    }

    private static boolean isPaused(PodSummary pod) {
        return pod.status().equals("paused");
    }

    /** Some containers of a degraded pod may be paused. */
    private static boolean mayResume(PodSummary pod) {
        return isPaused(pod) || pod.status().equals("degraded");
    }

    /** Works on those pods for which {@code condition} holds. */
    private static Action some(String id, Predicate<PodSummary> condition, Consumer<List<PodSummary>> work) {
        return Action.of(
                        id,
                        context -> work.accept(
                                context.pods().stream().filter(condition).toList()))
                .when(context -> context.connected() && context.pods().stream().anyMatch(condition));
    }
}
