package dev.slipway.gui.restore;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.action.Contexts;
import dev.slipway.gui.checkpoint.CheckpointActions;
import dev.slipway.gui.checkpoint.CheckpointExplorer;
import dev.slipway.gui.checkpoint.CheckpointListView;
import dev.slipway.gui.control.Question;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.fx.Background;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.notice.Notices;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.ObjectView.Content;
import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.model.CheckpointDetail;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.CheckpointedProcess;
import dev.slipway.protocol.model.ContainerSummary;
import java.util.List;
import java.util.function.Predicate;
import javafx.beans.InvalidationListener;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The views of checkpoints, bound to the world and to the actions. */
public final class CheckpointPanes implements CheckpointActions {
    private final Desk desk;
    private final @Nullable String container;

    private CheckpointPanes(Desk desk, @Nullable String container) {
        this.desk = desk;
        this.container = container;
    }

    /** All checkpoints, by container. */
    public static Node all(Desk desk) {
        CheckpointPanes panes = new CheckpointPanes(desk, null);
        return panes.attach(CheckpointListView.byContainer(desk.world().checkpoints(), panes));
    }

    /** The checkpoints of one container. */
    public static Node of(Desk desk, String container) {
        CheckpointPanes panes = new CheckpointPanes(desk, container);
        return panes.attach(CheckpointListView.plain(
                new FilteredList<>(
                        desk.world().checkpoints(),
                        checkpoint -> checkpoint.container().equals(container)),
                panes));
    }

    /** The inside of the checkpoint with that full id. */
    public static Content explorer(Desk desk, String id) {
        CheckpointExplorer explorer = new CheckpointExplorer(new CheckpointPanes(desk, null));
        Contexts.attach(explorer, () -> {
            CheckpointSummary checkpoint = desk.world().checkpoints().find(id);
            return ActionContext.ofCheckpoints(desk.connected(), checkpoint == null ? List.of() : List.of(checkpoint));
        });
        read(desk, id, explorer);
        InvalidationListener gone = change -> {
            if (desk.world().checkpoints().find(id) == null) {
                explorer.gone();
            }
        };
        desk.world().checkpoints().addListener(gone);
        return new Content(explorer, () -> desk.world().checkpoints().removeListener(gone));
    }

    private static void read(Desk desk, String id, CheckpointExplorer explorer) {
        var read = desk.helper()
                .call(CheckpointCalls.INSPECT, CheckpointCalls.ById.of(id))
                .thenCombine(desk.helper().call(CheckpointCalls.PROCESSES, CheckpointCalls.ById.of(id)), Inside::new);
        desk.background()
                .deliver(
                        read,
                        inside -> explorer.show(inside.detail(), inside.processes()),
                        failure -> explorer.fail(reason(failure), () -> read(desk, id, explorer)));
    }

    private record Inside(CheckpointDetail detail, List<CheckpointedProcess> processes) {}

    private static String reason(Throwable failure) {
        String message = Background.cause(failure).getMessage();
        return message == null ? "" : Notices.sentence(message);
    }

    private CheckpointListView attach(CheckpointListView list) {
        Contexts.attach(
                list,
                () -> ActionContext.ofCheckpoints(
                        desk.connected(), list.selected().stream().toList()));
        return list;
    }

    @Override
    public void take() {
        Predicate<ContainerSummary> wanted = one ->
                !one.infra() && one.status().equals("running") && (container == null || container.equals(one.id()));
        List<ContainerSummary> running =
                desk.world().containers().stream().filter(wanted).toList();
        if (running.isEmpty()) {
            desk.notices()
                    .tell(
                            Notice.Level.WARNING,
                            Texts.get("checkpoint.take.none"),
                            Texts.get("checkpoint.take.none.text"));
        } else if (container != null) {
            run("container.checkpoint", ActionContext.ofContainers(desk.connected(), running));
        } else {
            Question.choice(
                    desk.layers(),
                    Texts.get("checkpoint.take.title"),
                    Texts.get("checkpoint.take.label"),
                    running.stream().map(ContainerSummary::name).toList(),
                    Texts.get("checkpoint.take.verb"),
                    chosen -> run(
                            "container.checkpoint",
                            ActionContext.ofContainers(desk.connected(), List.of(running.get(chosen)))));
        }
    }

    @Override
    public void open(CheckpointSummary checkpoint) {
        run("checkpoint.open", checkpoint);
    }

    @Override
    public void restore(CheckpointSummary checkpoint) {
        run("checkpoint.restore", checkpoint);
    }

    @Override
    public void cloneFrom(CheckpointSummary checkpoint) {
        run("checkpoint.clone", checkpoint);
    }

    @Override
    public void remove(CheckpointSummary checkpoint) {
        run("checkpoint.remove", checkpoint);
    }

    private void run(String action, CheckpointSummary checkpoint) {
        run(action, ActionContext.ofCheckpoints(desk.connected(), List.of(checkpoint)));
    }

    private void run(String action, ActionContext context) {
        desk.actions().run(desk.actions().get(action), context);
    }
}
