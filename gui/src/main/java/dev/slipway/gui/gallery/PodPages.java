package dev.slipway.gui.gallery;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.action.Actions;
import dev.slipway.gui.container.ContainerTab;
import dev.slipway.gui.create.PodUpdateSheet;
import dev.slipway.gui.navigator.Navigator;
import dev.slipway.gui.notice.NoticePopups;
import dev.slipway.gui.oom.OomNotices;
import dev.slipway.gui.pod.PodTab;
import dev.slipway.gui.pod.PodViews;
import dev.slipway.protocol.model.PodSummary;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** Pods, their sheets and questions, and the story of a lack of memory. */
final class PodPages {
    private PodPages() {}

    static List<Page> all() {
        return List.of(
                new Page("Pod", () -> tab("overview")),
                new Page("Pod graph", () -> tab("graph")),
                new Page("Pod statistics", () -> tab("statistics")),
                new Page("Pod processes", () -> tab("processes")),
                new Page("Pod events", () -> tab("events")),
                new Page("Pod partly", PodPages::partly),
                new Page("Pod new", () -> sheet(desk -> run(desk, "pod.create"))),
                new Page("Pod limits", () -> sheet(desk -> PodUpdateSheet.open(desk.desk(), pod(desk), ""))),
                new Page("Pod remove", () -> sheet(desk -> run(desk, "pod.remove"))),
                new Page("Navigator", () -> {
                    SampleDesk desk = new SampleDesk(SampleWorld.full());
                    return desk.page(new Navigator(desk.desk()), () -> {});
                }),
                new Page("Out of memory", PodPages::outOfMemory));
    }

    private static Node tab(String view) {
        SampleDesk desk = new SampleDesk(SampleWorld.full());
        PodTab tab = new PodTab(desk.desk(), SampleWorld.POD, PodViews.of(desk.desk()));
        return desk.page(tab, () -> tab.select(view));
    }

    private static Node sheet(Consumer<SampleDesk> begin) {
        SampleDesk desk = new SampleDesk(SampleWorld.full());
        PodTab tab = new PodTab(desk.desk(), SampleWorld.POD, PodViews.of(desk.desk()));
        return desk.page(tab, () -> begin.accept(desk));
    }

    private static PodSummary pod(SampleDesk desk) {
        return desk.desk().world().pod(SampleWorld.POD).orElseThrow();
    }

    private static void run(SampleDesk desk, String action) {
        Actions actions = desk.desk().actions();
        actions.run(actions.get(action), ActionContext.ofPods(true, List.of(pod(desk))));
    }

    private static Node partly() {
        SampleDesk desk = new SampleDesk(SampleWorld.full());
        PodTab tab = new PodTab(desk.desk(), SampleWorld.POD, PodViews.of(desk.desk()));
        return withNotices(desk, tab, () -> run(desk, "pod.stop"));
    }

    private static Node outOfMemory() {
        SampleDesk desk = new SampleDesk(SampleWorld.full());
        OomNotices.begin(desk.desk(), InstantSource.system());
        ContainerTab tab = new ContainerTab(desk.desk(), SampleWorld.UNHEALTHY, List.of());
        return withNotices(desk, tab, () -> SampleWorld.tell(desk.desk().world(), SampleWorld.oom()));
    }

    private static Node withNotices(SampleDesk desk, Node content, Runnable begin) {
        NoticePopups popups =
                new NoticePopups(desk.desk().notices(), desk.desk().layers().sheetShowingProperty());
        return new StackPane(desk.page(content, begin), popups);
    }
}
