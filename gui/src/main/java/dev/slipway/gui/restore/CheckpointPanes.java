package dev.slipway.gui.restore;

import dev.slipway.gui.checkpoint.CheckpointActions;
import dev.slipway.gui.checkpoint.CheckpointListView;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.drop.CheckpointDrag;
import dev.slipway.protocol.model.CheckpointSummary;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** The views of checkpoints, bound to the world and to the actions. */
public final class CheckpointPanes implements CheckpointActions {
    private final Desk desk;
    private final @Nullable String container;
    private @Nullable CheckpointBrowser browser;

    private CheckpointPanes(Desk desk, @Nullable String container) {
        this.desk = desk;
        this.container = container;
    }

    /** All checkpoints, by container. */
    public static Node all(Desk desk) {
        CheckpointPanes panes = new CheckpointPanes(desk, null);
        ObservableList<CheckpointSummary> all = desk.world().checkpoints();
        return panes.browser(all, CheckpointListView.byContainer(all, panes));
    }

    /** The checkpoints of one container. */
    public static Node of(Desk desk, String container) {
        CheckpointPanes panes = new CheckpointPanes(desk, container);
        ObservableList<CheckpointSummary> some = new FilteredList<>(
                desk.world().checkpoints(), checkpoint -> checkpoint.container().equals(container));
        return panes.browser(some, CheckpointListView.plain(some, panes));
    }

    private CheckpointBrowser browser(ObservableList<CheckpointSummary> checkpoints, CheckpointListView list) {
        CheckpointBrowser made = new CheckpointBrowser(desk, checkpoints, list, this);
        browser = made;
        return made;
    }

    @Override
    public void take() {
        TakeSheet.open(
                desk,
                CheckpointCommands.running(desk).stream()
                        .filter(each -> container == null || container.equals(each.id()))
                        .toList());
    }

    @Override
    public void open(CheckpointSummary checkpoint) {
        desk.openings().checkpoint(checkpoint.id());
    }

    @Override
    public void menu(Node owner, double screenX, double screenY) {
        CheckpointBrowser shown = browser;
        if (shown != null && !shown.context().checkpoints().isEmpty()) {
            desk.controls().contextMenu(shown::context, "checkpoint").show(owner, screenX, screenY);
        }
    }

    @Override
    public void drag(CheckpointSummary checkpoint, Node from, MouseEvent event) {
        CheckpointDrag.begin(checkpoint, from, event);
    }
}
