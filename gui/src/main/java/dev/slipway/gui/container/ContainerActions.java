package dev.slipway.gui.container;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.slipway.gui.action.Action;
import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.control.Question;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.ContainerSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignO;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** What can be done to containers, one or many at once. */
public final class ContainerActions {
    private static final Set<String> STARTABLE = Set.of("configured", "created", "stopped", "exited");
    private static final Set<String> ALIVE = Set.of("running", "paused");

    private final Desk desk;

    private ContainerActions(Desk desk) {
        this.desk = desk;
    }

    /** Adds the actions to the desk's registry. */
    public static void register(Desk desk) {
        ContainerActions it = new ContainerActions(desk);
        desk.actions()
                .add(
                        Action.of("container.open", context -> context.containers()
                                        .forEach(container -> desk.openings().container(container.id())))
                                .icon(MaterialDesignO.OPEN_IN_APP)
                                .when(context -> !context.containers().isEmpty()),
                        Action.of("container.start", it.each(c -> STARTABLE.contains(c.status()), it::start))
                                .icon(MaterialDesignP.PLAY)
                                .key("Shortcut+R")
                                .when(it.any(c -> STARTABLE.contains(c.status()))),
                        Action.of("container.pause", it.each(c -> c.status().equals("running"), c -> desk.helper()
                                        .call(ContainerCalls.PAUSE, new Common.Id(c.id()))))
                                .icon(MaterialDesignP.PAUSE)
                                .when(it.any(c -> c.status().equals("running"))),
                        Action.of("container.resume", it.each(c -> c.status().equals("paused"), c -> desk.helper()
                                        .call(ContainerCalls.RESUME, new Common.Id(c.id()))))
                                .icon(MaterialDesignP.PLAY_PAUSE)
                                .when(it.any(c -> c.status().equals("paused"))),
                        Action.of("container.stop", it.each(c -> ALIVE.contains(c.status()), c -> desk.helper()
                                        .call(ContainerCalls.STOP, new ContainerCalls.Stop(c.id(), null))))
                                .icon(MaterialDesignS.STOP)
                                .key("Shortcut+F2")
                                .when(it.any(c -> ALIVE.contains(c.status()))),
                        Action.of("container.restart", it.each(c -> c.status().equals("running"), c -> desk.helper()
                                        .call(ContainerCalls.RESTART, new ContainerCalls.Stop(c.id(), null))))
                                .icon(MaterialDesignR.RESTART)
                                .key("Shortcut+Shift+R")
                                .when(it.any(c -> c.status().equals("running"))),
                        Action.of("container.kill", it.each(c -> ALIVE.contains(c.status()), c -> desk.helper()
                                        .call(
                                                ContainerCalls.KILL,
                                                new ContainerCalls.Kill(c.id(), TextNode.valueOf("KILL")))))
                                .icon(MaterialDesignF.FLASH_OUTLINE)
                                .when(it.any(c -> ALIVE.contains(c.status()))),
                        Action.of("container.checkpoint", it::checkpoint)
                                .icon(MaterialDesignC.CAMERA_OUTLINE)
                                .key("Shortcut+Shift+K")
                                .when(it.any(c -> c.status().equals("running"))),
                        Action.of("container.rename", it::rename)
                                .icon(MaterialDesignF.FORM_TEXTBOX)
                                .key("F2")
                                .when(context -> context.connected()
                                        && context.containers().size() == 1),
                        Action.of("container.copyId", ContainerActions::copyId)
                                .icon(MaterialDesignC.CONTENT_COPY)
                                .key("Shortcut+Shift+C")
                                .when(context -> !context.containers().isEmpty()),
                        Action.of("container.remove", it::remove)
                                .icon(MaterialDesignD.DELETE_OUTLINE)
                                .key("Delete")
                                .when(it.any(c -> true)));
    }

    /** The context menu of containers. */
    public static ContextMenu menu(Desk desk, Supplier<ActionContext> context) {
        return desk.controls()
                .contextMenu(
                        context,
                        "container.open",
                        "-",
                        "container.start",
                        "container.pause",
                        "container.resume",
                        "container.stop",
                        "container.restart",
                        "container.kill",
                        "-",
                        "container.checkpoint",
                        "-",
                        "container.rename",
                        "container.copyId",
                        "container.remove");
    }

    private Predicate<ActionContext> any(Predicate<ContainerSummary> condition) {
        return context -> context.connected() && context.containers().stream().anyMatch(condition);
    }

    private Consumer<ActionContext> each(
            Predicate<ContainerSummary> condition, Function<ContainerSummary, CompletableFuture<?>> work) {
        return context -> context.containers().stream().filter(condition).forEach(container -> desk.background()
                .deliver(work.apply(container), result -> {}, desk.notices()::failed));
    }

    private CompletableFuture<?> start(ContainerSummary container) {
        return desk.helper().call(ContainerCalls.START, new ContainerCalls.Start(container.id(), true));
    }

    private void checkpoint(ActionContext context) {
        for (ContainerSummary container : context.containers()) {
            if (!container.status().equals("running")) {
                continue;
            }
            var taken = desk.jobs()
                    .run(
                            Texts.get("task.checkpoint", container.name()),
                            CheckpointCalls.CREATE,
                            new CheckpointCalls.Create(container.id(), null, true, null, null, null, null));
            desk.background()
                    .deliver(
                            taken,
                            result -> desk.notices()
                                    .tell(
                                            Notice.Level.SUCCESS,
                                            Texts.get("notice.checkpoint.taken", container.name()),
                                            "",
                                            new Notice.Offer(Texts.get("offer.explore"), () -> desk.openings()
                                                    .checkpoint(result.path("checkpoint")
                                                            .asText()))),
                            desk.notices()::failed);
        }
    }

    private void rename(ActionContext context) {
        ContainerSummary container = context.containers().get(0);
        Question.text(
                desk.layers(),
                Texts.get("rename.title", container.name()),
                Texts.get("rename.label"),
                container.name(),
                Texts.get("rename.verb"),
                name -> desk.background()
                        .deliver(
                                desk.helper()
                                        .call(ContainerCalls.RENAME, new ContainerCalls.Rename(container.id(), name)),
                                result -> {},
                                desk.notices()::failed));
    }

    private void remove(ActionContext context) {
        List<ContainerSummary> containers = context.containers();
        long alive = containers.stream().filter(c -> ALIVE.contains(c.status())).count();
        List<String> lines = new ArrayList<>();
        lines.add(String.join(
                ", ", containers.stream().limit(12).map(ContainerSummary::name).toList()));
        if (containers.size() > 12) {
            lines.add(Texts.get("remove.more", containers.size() - 12));
        }
        if (alive > 0) {
            lines.add(Texts.count("remove.alive", alive));
        }
        lines.add(Texts.get("remove.lost"));
        Question.confirm(
                desk.layers(),
                Texts.count("remove.title", containers.size()),
                lines,
                "",
                Texts.count("remove.verb", containers.size()),
                answer -> containers.forEach(container -> desk.background()
                        .deliver(
                                desk.helper()
                                        .call(
                                                ContainerCalls.REMOVE,
                                                new ContainerCalls.Remove(
                                                        container.id(),
                                                        ALIVE.contains(container.status()),
                                                        null,
                                                        null)),
                                result -> {},
                                desk.notices()::failed)));
    }

    private static void copyId(ActionContext context) {
        List<String> ids =
                context.containers().stream().map(ContainerSummary::id).toList();
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, String.join("\n", ids)));
    }
}
