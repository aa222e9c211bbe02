package dev.slipway.gui.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.action.Action;
import dev.slipway.gui.action.Actions;
import dev.slipway.gui.connection.Helper;
import dev.slipway.gui.container.Containers;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.search.SearchModel.Scope;
import dev.slipway.gui.settings.Settings;
import dev.slipway.gui.world.World;
import dev.slipway.gui.world.WorldUpdate;
import dev.slipway.gui.world.WorldUpdate.Entry;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.model.ContainerSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchModelTest {
    private final Settings settings = new Settings(Path.of("/nonexistent/workbench.properties"));
    private final Actions actions = new Actions(settings);
    private final World world = new World();
    private final List<String> stopped = new ArrayList<>();
    private final Helper helper = new Helper(
            (notifications, lost) -> {
                throw new IOException("there is no helper");
            },
            Executors.newSingleThreadScheduledExecutor(),
            Runnable::run,
            new SystemCalls.Hello("test", "0"));
    private final SearchModel model =
            new SearchModel(new Desk(helper, world, null, null, null, null, null, actions, null, null, settings, null));

    @BeforeEach
    void fill() {
        world.apply(List.of(new WorldUpdate(
                1, true, true, true, List.of(container("a", "web", "running"), container("b", "redis", "exited")))));
        actions.add(
                Action.of("container.create", context -> {}).general(),
                Action.of("container.stop", context -> context.containers()
                                .forEach(container -> stopped.add(container.name())))
                        .when(context -> context.containers().stream().anyMatch(SearchModelTest::runs)),
                Action.of("container.open", context -> {})
                        .when(context -> !context.containers().isEmpty()),
                Action.of("keymap.open", context -> {}).key("Shortcut+K"));
        model.begin(Scope.EVERYWHERE);
    }

    @Test
    void anObjectsActionsAreThoseOfItsMenuThatCanBeDoneToIt() {
        model.typedProperty().set("web");
        model.show(model.hits().get(0));
        model.typedProperty().set("");

        assertThat(titles()).containsExactly("Stop", "Open");
        model.hits().get(0).open().run();
        assertThat(stopped).containsExactly("web");
    }

    @Test
    void whatCannotBeDoneToItIsLeftOut() {
        model.typedProperty().set("redis");
        model.show(model.hits().get(0));
        model.typedProperty().set("");

        assertThat(titles()).containsExactly("Open");
    }

    @Test
    void whereNothingIsTypedWhatWasOpenedLastIsShown() {
        Recents recents = new Recents(settings);
        recents.opened("container:b");
        recents.opened("graph");
        recents.opened("container:gone");
        recents.opened("container:a");
        model.begin(Scope.EVERYWHERE);
        assertThat(titles()).containsExactly("web", "redis");

        model.begin(Scope.RECENT);
        model.typedProperty().set("red");
        assertThat(titles()).containsExactly("redis");
    }

    @Test
    void twentyAreKeptEachOnce() {
        Recents recents = new Recents(settings);
        for (int i = 0; i < 25; i++) {
            recents.opened("pod:" + i);
        }
        recents.opened("pod:20");

        assertThat(recents.keys()).hasSize(20).startsWith("pod:20", "pod:24").doesNotHaveDuplicates();
    }

    @Test
    void theKeyMapIsFoundAsASettingWithItsKey() {
        model.typedProperty().set("key map");

        assertThat(model.hits()).extracting(Hit::kind).containsExactly(Hit.Kind.SETTING);
        assertThat(model.hits().get(0).detail()).isEqualTo("Ctrl+K");
    }

    private List<String> titles() {
        return model.hits().stream().map(Hit::title).toList();
    }

    private static boolean runs(ContainerSummary container) {
        return container.status().equals("running");
    }

    private static Entry container(String id, String name, String status) {
        return new Entry("container", id, Containers.container(id, name, status));
    }
}
