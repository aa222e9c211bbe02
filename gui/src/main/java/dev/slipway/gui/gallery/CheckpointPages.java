package dev.slipway.gui.gallery;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.checkpoint.CheckpointActions;
import dev.slipway.gui.checkpoint.CheckpointListView;
import dev.slipway.gui.comparison.DiffView;
import dev.slipway.gui.control.Filterable;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.explorer.CheckpointExplorer;
import dev.slipway.gui.fx.FxThread;
import dev.slipway.gui.restore.CheckpointPanes;
import dev.slipway.gui.timeline.TimelineView;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.Event;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.TabPane;
import javafx.scene.input.MouseEvent;

/** Checkpoints in a list and from the inside. */
final class CheckpointPages {
    private static final CheckpointActions ACTIONS = new CheckpointActions() {
        @Override
        public void take() {}

        @Override
        public void open(CheckpointSummary checkpoint) {}

        @Override
        public void menu(Node owner, double screenX, double screenY) {}

        @Override
        public void drag(CheckpointSummary checkpoint, Node from, MouseEvent event) {}
    };

    private CheckpointPages() {}

    static List<Page> all() {
        return List.of(
                new Page("Checkpoints", () -> browser(SampleWorld.full(), "")),
                new Page("Checkpoints chosen", CheckpointPages::chosen),
                new Page("Checkpoints filtered", () -> browser(SampleWorld.full(), "web")),
                new Page("Checkpoints no match", () -> browser(SampleWorld.full(), "nothing like that")),
                new Page("Checkpoints empty", () -> browser(SampleWorld.empty(), "")),
                new Page("Checkpoints loading", () -> browser(new World(), "")),
                new Page("Checkpoints many", CheckpointPages::many),
                new Page("Checkpoints listed", CheckpointPages::list),
                new Page("Checkpoint take", () -> run("container.checkpoint", CheckpointPages::container)),
                new Page("Checkpoint take of pod", () -> run("pod.checkpoint", CheckpointPages::pod)),
                new Page("Checkpoint restore", () -> run("checkpoint.restore", CheckpointPages::checkpoint)),
                new Page("Checkpoint clone", () -> run("checkpoint.clone", CheckpointPages::checkpoint)),
                new Page("Checkpoint note", () -> run("checkpoint.note", CheckpointPages::checkpoint)),
                new Page("Checkpoint remove", () -> run("checkpoint.remove", CheckpointPages::checkpoint)),
                new Page("Checkpoint", () -> explorer("process")),
                new Page("Checkpoint descriptors", () -> explorer("descriptors")),
                new Page("Checkpoint sockets", () -> explorer("sockets")),
                new Page("Checkpoint memory", () -> explorer("memory")),
                new Page("Checkpoint environment", () -> explorer("environment")),
                new Page("Checkpoint files", () -> explorer("files")),
                new Page("Checkpoint network", () -> explorer("network")),
                new Page("Checkpoint mounts", () -> explorer("mounts")),
                new Page("Checkpoint log", () -> explorer("log")),
                new Page("Checkpoint about", () -> explorer("about")),
                new Page("Checkpoint failed", CheckpointPages::failed),
                new Page("Checkpoints compared", () -> comparison(SampleInside.CHECKPOINT)),
                new Page("Checkpoint compared live", () -> comparison(SampleInside.LIVE)));
    }

    private static ActionContext container(World world) {
        return ActionContext.ofContainers(true, List.of(world.containers().get(3)));
    }

    private static ActionContext pod(World world) {
        return ActionContext.ofPods(true, List.of(world.pods().get(0)));
    }

    private static ActionContext checkpoint(World world) {
        return ActionContext.ofCheckpoints(true, List.of(world.checkpoints().get(2)));
    }

    private static Node run(String action, Function<World, ActionContext> context) {
        SampleDesk sample = new SampleDesk(SampleWorld.full());
        Desk desk = sample.desk();
        return sample.page(CheckpointPanes.all(desk), () -> desk.actions()
                .run(desk.actions().get(action), context.apply(desk.world())));
    }

    private static Node browser(World world, String filter) {
        SampleDesk sample = new SampleDesk(world);
        Node browser = CheckpointPanes.all(sample.desk());
        if (browser instanceof Filterable filterable) {
            filterable.filterProperty().set(filter);
        }
        return sample.page(browser, browser::requestFocus);
    }

    private static Node chosen() {
        World world = SampleWorld.full();
        TimelineView view = timeline(world.checkpoints(), world.events());
        FxThread.later(() -> {
            view.choose(List.of(
                    world.checkpoints().get(1).id(), world.checkpoints().get(2).id()));
            view.requestFocus();
        });
        return view;
    }

    private static Node many() {
        return timeline(
                FXCollections.observableArrayList(SampleCheckpoints.many()), FXCollections.observableArrayList());
    }

    private static TimelineView timeline(ObservableList<CheckpointSummary> checkpoints, ObservableList<Event> events) {
        return new TimelineView(
                checkpoints, events, any -> true, ACTIONS, InstantSource.system(), ZoneId.systemDefault());
    }

    private static Node list() {
        return CheckpointListView.byContainer(FXCollections.observableArrayList(SampleCheckpoints.all()), ACTIONS);
    }

    private static Node explorer(String tab) {
        SampleDesk sample = new SampleDesk(SampleWorld.full());
        Node explorer =
                CheckpointExplorer.of(sample.desk(), SampleInside.CHECKPOINT).node();
        return sample.page(
                explorer,
                () -> FxThread.later(() -> {
                    if (explorer.lookup(".sub-tabs") instanceof TabPane tabs) {
                        tabs.getTabs().stream()
                                .filter(each -> tab.equals(each.getId()))
                                .forEach(tabs.getSelectionModel()::select);
                    }
                }));
    }

    private static Node failed() {
        SampleDesk sample = new SampleDesk(SampleWorld.full());
        return sample.page(
                CheckpointExplorer.of(sample.desk(), SampleInside.DAMAGED).node(), () -> {});
    }

    private static Node comparison(String to) {
        SampleDesk sample = new SampleDesk(SampleWorld.full());
        return sample.page(new DiffView(sample.desk(), SampleWorld.id(602), to), () -> {});
    }
}
