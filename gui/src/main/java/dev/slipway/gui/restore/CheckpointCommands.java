package dev.slipway.gui.restore;

import dev.slipway.gui.action.Action;
import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.control.Question;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Checks;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.CheckpointSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** Opening, restoring, cloning and removing checkpoints. */
public final class CheckpointCommands {
    private final Desk desk;

    private CheckpointCommands(Desk desk) {
        this.desk = desk;
    }

    /** Adds the actions to the desk's registry. */
    public static void register(Desk desk) {
        CheckpointCommands it = new CheckpointCommands(desk);
        desk.actions()
                .add(
                        Action.of("checkpoint.open", context -> context.checkpoints()
                                        .forEach(checkpoint -> desk.openings().checkpoint(checkpoint.id())))
                                .icon(MaterialDesignF.FILE_SEARCH_OUTLINE)
                                .when(context -> !context.checkpoints().isEmpty()),
                        Action.of("checkpoint.restore", it::inPlace)
                                .icon(MaterialDesignB.BACKUP_RESTORE)
                                .when(CheckpointCommands::one),
                        Action.of("checkpoint.clone", it::cloned)
                                .icon(MaterialDesignC.CONTENT_DUPLICATE)
                                .when(CheckpointCommands::one),
                        Action.of("checkpoint.remove", it::remove)
                                .icon(MaterialDesignD.DELETE_OUTLINE)
                                .apart()
                                .when(context -> context.connected()
                                        && !context.checkpoints().isEmpty()));
    }

    private static boolean one(ActionContext context) {
        return context.connected() && context.checkpoints().size() == 1;
    }

    private void inPlace(ActionContext context) {
        CheckpointSummary checkpoint = context.checkpoints().get(0);
        boolean running = desk.world()
                .container(checkpoint.container())
                .filter(container -> container.status().equals("running"))
                .isPresent();
        if (running) {
            Question.confirm(
                    desk.layers(),
                    Texts.get("restore.title", checkpoint.containerName()),
                    List.of(Texts.get("restore.running", checkpoint.containerName(), checkpoint.name())),
                    "",
                    Texts.get("restore.verb"),
                    answer -> endAndRestore(checkpoint));
        } else {
            restore(checkpoint, "inPlace", null);
        }
    }

    private void endAndRestore(CheckpointSummary checkpoint) {
        desk.background()
                .deliver(
                        desk.helper().call(ContainerCalls.STOP, new ContainerCalls.Stop(checkpoint.container(), 0.0)),
                        ended -> restore(checkpoint, "inPlace", null),
                        desk.notices()::failed);
    }

    private void cloned(ActionContext context) {
        CheckpointSummary checkpoint = context.checkpoints().get(0);
        Question.text(
                desk.layers(),
                Texts.get("clone.title", checkpoint.name()),
                Texts.get("clone.label"),
                checkpoint.containerName() + "-clone",
                Texts.get("clone.verb"),
                name -> Checks.newName(name, desk.world()),
                name -> restore(checkpoint, "clone", name));
    }

    private void restore(CheckpointSummary checkpoint, String mode, @Nullable String name) {
        var restored = desk.jobs()
                .run(
                        Texts.get("task.restore", checkpoint.name()),
                        CheckpointCalls.RESTORE,
                        new CheckpointCalls.Restore(checkpoint.id(), mode, name, null));
        desk.background()
                .deliver(
                        restored,
                        result -> desk.openings().container(result.path("id").asText(checkpoint.container())),
                        desk.notices()::failed);
    }

    private void remove(ActionContext context) {
        List<CheckpointSummary> checkpoints = context.checkpoints();
        Question.confirm(
                desk.layers(),
                Texts.count("checkpoint.remove.title", checkpoints.size()),
                List.of(
                        String.join(
                                ", ",
                                checkpoints.stream()
                                        .map(CheckpointSummary::name)
                                        .toList()),
                        Texts.get("checkpoint.remove.lost")),
                "",
                Texts.count("checkpoint.remove.verb", checkpoints.size()),
                answer -> checkpoints.forEach(checkpoint -> desk.background()
                        .deliver(
                                desk.helper().call(CheckpointCalls.REMOVE, CheckpointCalls.ById.of(checkpoint.id())),
                                done -> {},
                                desk.notices()::failed)));
    }
}
