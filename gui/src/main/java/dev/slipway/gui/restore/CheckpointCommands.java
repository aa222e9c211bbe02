package dev.slipway.gui.restore;

import dev.slipway.gui.action.Action;
import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.desk.Desk;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.ContainerSummary;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;

/** The actions on checkpoints; menus and tool bars show them in this order. */
public final class CheckpointCommands {
    private CheckpointCommands() {}

    /** Adds the actions to the desk's registry. */
    public static void register(Desk desk, CheckpointArchives archives) {
        CheckpointKeeping keeping = new CheckpointKeeping(desk);
        desk.actions()
                .add(
                        Action.of("checkpoint.take", context -> TakeSheet.open(desk, running(desk)))
                                .icon(MaterialDesignC.CAMERA_PLUS_OUTLINE)
                                .general()
                                .when(ActionContext::connected),
                        Action.of("checkpoint.import", context -> archives.choose())
                                .icon(MaterialDesignI.IMPORT)
                                .general()
                                .when(ActionContext::connected),
                        Action.of("checkpoint.found", context -> new Adoption(desk).begin())
                                .icon(MaterialDesignF.FOLDER_SEARCH_OUTLINE)
                                .general()
                                .when(ActionContext::connected),
                        Action.of("checkpoint.open", context -> context.checkpoints()
                                        .forEach(checkpoint -> desk.openings().checkpoint(checkpoint.id())))
                                .icon(MaterialDesignF.FILE_SEARCH_OUTLINE)
                                .apart()
                                .onToolBar()
                                .when(context -> !context.checkpoints().isEmpty()),
                        one("checkpoint.restore", any -> true, checkpoint -> RestoreSheet.inPlace(desk, checkpoint))
                                .icon(MaterialDesignB.BACKUP_RESTORE)
                                .onToolBar(),
                        one("checkpoint.clone", any -> true, checkpoint -> RestoreSheet.asClone(desk, checkpoint, ""))
                                .icon(MaterialDesignC.CONTENT_DUPLICATE)
                                .onToolBar(),
                        Action.of("checkpoint.compare", context -> compare(desk, context.checkpoints()))
                                .icon(MaterialDesignC.COMPARE_HORIZONTAL)
                                .key("Shortcut+D")
                                .onToolBar()
                                .when(context -> context.checkpoints().size() == 2),
                        one("checkpoint.compareLive", each -> hasProcesses(desk, each), each -> desk.openings()
                                        .comparison(each.id(), each.container()))
                                .icon(MaterialDesignC.COMPARE),
                        one(
                                        "checkpoint.restorePod",
                                        each -> each.group() != null,
                                        each -> PodRestoreSheet.open(desk, each))
                                .icon(MaterialDesignH.HEXAGON_MULTIPLE_OUTLINE));
        addKeeping(desk, keeping, archives);
    }

    private static void addKeeping(Desk desk, CheckpointKeeping keeping, CheckpointArchives archives) {
        desk.actions()
                .add(
                        one("checkpoint.rename", any -> true, keeping::rename)
                                .icon(MaterialDesignF.FORM_TEXTBOX)
                                .key("F2")
                                .apart(),
                        one("checkpoint.note", any -> true, keeping::note).icon(MaterialDesignN.NOTE_EDIT_OUTLINE),
                        some("checkpoint.protect", each -> !each.guarded(), each -> keeping.guard(each, true))
                                .icon(MaterialDesignL.LOCK_OUTLINE),
                        some("checkpoint.unprotect", CheckpointSummary::guarded, each -> keeping.guard(each, false))
                                .icon(MaterialDesignL.LOCK_OPEN_OUTLINE),
                        one("checkpoint.export", any -> true, archives::export)
                                .icon(MaterialDesignE.EXPORT)
                                .onToolBar(),
                        one("checkpoint.exportPod", each -> each.group() != null, archives::exportPod)
                                .icon(MaterialDesignH.HEXAGON_MULTIPLE_OUTLINE),
                        some("checkpoint.remove", each -> !each.guarded(), keeping::remove)
                                .icon(MaterialDesignD.DELETE_OUTLINE)
                                .key("Delete")
                                .apart()
                                .onToolBar());
    }

    private static void compare(Desk desk, List<CheckpointSummary> two) {
        List<String> ids = two.stream()
                .sorted(Comparator.comparing(CheckpointSummary::created))
                .map(CheckpointSummary::id)
                .toList();
        desk.openings().comparison(ids.get(0), ids.get(1));
    }

    private static boolean hasProcesses(Desk desk, CheckpointSummary checkpoint) {
        return desk.world()
                .container(checkpoint.container())
                .filter(each -> each.status().equals("running") || each.status().equals("paused"))
                .isPresent();
    }

    /** Containers of which a checkpoint can be taken. */
    static List<ContainerSummary> running(Desk desk) {
        return desk.world().containers().stream()
                .filter(each -> !each.infra() && each.status().equals("running"))
                .toList();
    }

    /** Works on a checkpoint that is selected alone. */
    private static Action one(String id, Predicate<CheckpointSummary> condition, Consumer<CheckpointSummary> work) {
        return Action.of(id, context -> work.accept(context.checkpoints().get(0)))
                .when(context -> context.connected()
                        && context.checkpoints().size() == 1
                        && condition.test(context.checkpoints().get(0)));
    }

    /** Works on those checkpoints for which {@code condition} holds. */
    private static Action some(
            String id, Predicate<CheckpointSummary> condition, Consumer<List<CheckpointSummary>> work) {
        return Action.of(
                        id,
                        context -> work.accept(
                                context.checkpoints().stream().filter(condition).toList()))
                .when(context ->
                        context.connected() && context.checkpoints().stream().anyMatch(condition));
    }
}
