package dev.slipway.gui.gallery;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.action.Actions;
import dev.slipway.gui.container.ContainerTab;
import dev.slipway.gui.container.ContainerTable;
import dev.slipway.gui.container.ContainerTableModel;
import dev.slipway.gui.control.Question;
import dev.slipway.gui.create.UpdateSheet;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.event.EventsView;
import dev.slipway.gui.exec.ProcessesView;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.PrunePreview;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.model.ContainerSummary;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;

/** Containers, their sheets and questions, exec sessions and events, in their states. */
final class ContainerPages {
    private ContainerPages() {}

    static List<Page> all() {
        return List.of(
                new Page("Containers", () -> plain(desk -> table(desk.desk()))),
                new Page("Containers empty", () -> empty(desk -> table(desk.desk()))),
                new Page("Container tab", () -> plain(ContainerPages::tab)),
                new Page("Processes", () -> plain(ContainerPages::processes)),
                new Page(
                        "Processes none",
                        () -> plain(desk -> ProcessesView.of(desk.desk(), SampleWorld.id(5), desk.outputs())
                                .node())),
                new Page("Events", () -> plain(desk -> new EventsView(desk.desk()))),
                new Page("Events empty", () -> empty(desk -> new EventsView(desk.desk()))),
                new Page("Create", () -> sheet(desk -> desk.create().open(SampleWorld.id(50)))),
                new Page(
                        "Create with nothing", () -> sheet(desk -> desk.create().open())),
                new Page("Update", () -> sheet(desk -> UpdateSheet.open(desk.desk(), unhealthy(desk)))),
                new Page("Run a command", () -> sheet(desk -> desk.exec().open(unhealthy(desk)))),
                new Page("Prune", () -> sheet(ContainerPages::prune)),
                new Page("Signal", () -> sheet(desk -> run(desk, "container.signal"))),
                new Page("Rename", () -> sheet(desk -> run(desk, "container.rename"))),
                new Page("Evict", () -> sheet(desk -> run(desk, "container.evict"))));
    }

    private static Node plain(Function<SampleDesk, Node> content) {
        SampleDesk desk = new SampleDesk(SampleWorld.full());
        return desk.page(content.apply(desk), () -> {});
    }

    private static Node empty(Function<SampleDesk, Node> content) {
        SampleDesk desk = new SampleDesk(SampleWorld.empty());
        return desk.page(content.apply(desk), () -> {});
    }

    private static Node sheet(Consumer<SampleDesk> begin) {
        SampleDesk desk = new SampleDesk(SampleWorld.full());
        return desk.page(table(desk.desk()), () -> begin.accept(desk));
    }

    private static ContainerTable table(Desk desk) {
        return new ContainerTable(desk, new ContainerTableModel(desk.world()));
    }

    private static Node tab(SampleDesk desk) {
        return new ContainerTab(desk.desk(), SampleWorld.UNHEALTHY, List.of());
    }

    private static Node processes(SampleDesk desk) {
        return ProcessesView.of(desk.desk(), SampleWorld.UNHEALTHY, desk.outputs())
                .node();
    }

    private static ContainerSummary unhealthy(SampleDesk desk) {
        return desk.desk().world().container(SampleWorld.UNHEALTHY).orElseThrow();
    }

    private static void run(SampleDesk desk, String action) {
        Actions actions = desk.desk().actions();
        actions.run(actions.get(action), ActionContext.ofContainers(true, List.of(unhealthy(desk))));
    }

    private static void prune(SampleDesk desk) {
        SystemCalls.Pruned found = new SystemCalls.Pruned(
                List.of(
                        gone(4, "batch-import-of-the-whole-catalogue", 734_003_200),
                        gone(5, "migrate", 12_288),
                        new SystemCalls.PrunedObject(
                                "container", SampleWorld.id(3), "redis", 4096, "NOT_PERMITTED", "it is protected")),
                734_015_488);
        Question.confirm(
                desk.desk().layers(),
                Texts.count("prune.title", 2),
                new PrunePreview(found, Texts.get("prune.lost")),
                Texts.count("prune.verb", 2),
                () -> {});
    }

    private static SystemCalls.PrunedObject gone(int number, String name, long bytes) {
        return new SystemCalls.PrunedObject("container", SampleWorld.id(number), name, bytes, null, null);
    }
}
