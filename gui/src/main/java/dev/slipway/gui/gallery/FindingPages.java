package dev.slipway.gui.gallery;

import dev.slipway.gui.action.Action;
import dev.slipway.gui.container.ContainerTable;
import dev.slipway.gui.container.ContainerTableModel;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.filter.FilterField;
import dev.slipway.gui.keymap.KeyMapPage;
import dev.slipway.gui.notice.NoticesView;
import dev.slipway.gui.search.Recents;
import dev.slipway.gui.search.SearchField;
import dev.slipway.gui.search.SearchModel;
import dev.slipway.gui.search.SearchModel.Scope;
import dev.slipway.gui.view.BulkAct;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.StatsSample;
import dev.slipway.protocol.model.StatsSampleBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;

/** Filters with their completion, the key map, search with what can be done to a hit, and results of acts on many, in their states. */
final class FindingPages {
    private FindingPages() {}

    static List<Page> all() {
        return List.of(
                new Page("Filter keys", () -> filter("")),
                new Page("Filter values", () -> filter("-label:")),
                new Page("Filter wrong", () -> filter("mem>abc state:running")),
                new Page("Containers in use", FindingPages::inUse),
                new Page("Results of acts", FindingPages::results),
                new Page("Key map", () -> keyMap(false)),
                new Page("Key map change", () -> keyMap(true)),
                new Page("Search", () -> search(field -> field.setText("we"))),
                new Page("Search actions", () -> search(FindingPages::actions)),
                new Page("Search recent", () -> search(field -> {})));
    }

    private static Node filter(String text) {
        SampleDesk desk = new SampleDesk(SampleWorld.full());
        ContainerTable table = new ContainerTable(
                desk.desk(), new ContainerTableModel(desk.desk().world()));
        return desk.page(table, () -> {
            if (table.lookup("#container-filter") instanceof FilterField field) {
                field.requestFocus();
                field.setText(text);
                field.end();
                field.offer();
            }
        });
    }

    /** A minute of samples, so that the lines in the cells have something to show. */
    private static Node inUse() {
        SampleDesk desk = new SampleDesk(SampleWorld.full());
        ContainerTableModel model = new ContainerTableModel(desk.desk().world());
        Instant start = Instant.now().minusSeconds(60);
        for (int second = 0; second < 60; second++) {
            List<StatsSample> samples = new ArrayList<>();
            for (int number = 0; number < 8; number++) {
                samples.add(StatsSampleBuilder.builder()
                        .id(SampleWorld.id(number))
                        .time(start.plusSeconds(second))
                        .cpu(Math.abs(Math.sin(second / (3.0 + number))) * number / 4)
                        .memory((50L + 30L * number) << 20)
                        .memoryLimit(512L << 20)
                        .build());
            }
            model.sampled(samples);
        }
        return desk.page(new ContainerTable(desk.desk(), model), () -> {});
    }

    private static Node results() {
        SampleDesk sample = new SampleDesk(SampleWorld.full());
        Desk desk = sample.desk();
        BulkAct.run(desk, "container.start", List.of("web-1", "web-2", "redis"), name -> name, FindingPages::refused);
        BulkAct.run(
                desk,
                "container.stop",
                List.of("a", "b", "c", "d", "e", "f", "g", "h"),
                name -> "worker-" + name,
                name -> name.equals("a") ? CompletableFuture.completedFuture("") : refused("worker-" + name));
        BulkAct.run(
                desk,
                "container.pause",
                List.of("web-1", "web-2"),
                name -> name,
                name -> CompletableFuture.completedFuture(""));
        return sample.page(new NoticesView(desk.notices()), () -> {});
    }

    private static CompletableFuture<String> refused(String name) {
        return name.equals("redis")
                ? CompletableFuture.completedFuture("")
                : CompletableFuture.failedFuture(new IllegalStateException(
                        "could not start " + name + ": port 8080 is used by another program (nginx, pid 812)"));
    }

    private static Node keyMap(boolean change) {
        SampleDesk desk = new SampleDesk(SampleWorld.full());
        desk.desk().actions().add(Action.of("view.filter", context -> {}).key("Shortcut+F"));
        desk.desk()
                .actions()
                .keyMap()
                .assign(desk.desk().actions().get("container.pause"), KeyCombination.valueOf("Shortcut+P"));
        KeyMapPage page = new KeyMapPage(desk.desk());
        return desk.page(page, () -> {
            if (change) {
                page.change(desk.desk().actions().get("container.start"), KeyCombination.valueOf("Shortcut+F2"));
            }
        });
    }

    private static Node search(Consumer<SearchField> begin) {
        SampleDesk desk = new SampleDesk(SampleWorld.full());
        Recents recents = new Recents(desk.desk().settings());
        desk.desk().world().containers().stream()
                .limit(5)
                .map(ContainerSummary::id)
                .forEach(id -> recents.opened("container:" + id));
        recents.opened("pod:" + SampleWorld.POD);
        SearchField field = new SearchField(new SearchModel(desk.desk()));
        StackPane.setAlignment(field, Pos.TOP_CENTER);
        StackPane.setMargin(field, new Insets(12));
        StackPane page = new StackPane(field, field.results());
        return desk.page(page, () -> {
            field.search(Scope.EVERYWHERE);
            begin.accept(field);
        });
    }

    private static void actions(SearchField field) {
        field.setText("we");
        field.actions();
    }
}
