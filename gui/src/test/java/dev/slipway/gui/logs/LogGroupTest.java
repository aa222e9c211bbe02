package dev.slipway.gui.logs;

import static dev.slipway.gui.container.Containers.container;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.world.World;
import dev.slipway.gui.world.WorldUpdate;
import dev.slipway.gui.world.WorldUpdate.Entry;
import dev.slipway.protocol.model.PodSummary;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class LogGroupTest {
    private final ArrayDeque<Runnable> queued = new ArrayDeque<>();
    private final World world = new World();
    private final LogModel model = new LogModel(100, queued::add, Runnable::run);
    private final Map<String, Followed> followed = new LinkedHashMap<>();
    private final LogGroup group = new LogGroup(world, model, (id, inlet) -> {
        Followed following = new Followed(inlet);
        followed.put(id, following);
        return following;
    });

    @Test
    void chosenContainersAreFollowedAndOthersNoLonger() {
        tell(put("a", "web", null), put("b", "db", null), put("c", "queue", null));
        group.show(List.of("a", "b"));
        followed.get("a").inlet.offer(Instant.EPOCH, false, "of web", false);
        followed.get("b").inlet.offer(Instant.EPOCH, false, "of db", false);
        runQueued();
        group.show(List.of("b", "c"));
        runQueued();
        assertThat(names()).containsExactly("db", "queue");
        assertThat(followed.get("a").closed).isTrue();
        assertThat(followed.get("b").closed).isFalse();
        assertThat(model.lines()).extracting(LogLine::text).containsExactly("of db");
        assertThat(model.nameWidthProperty().get()).isEqualTo(5);
    }

    @Test
    void aPodBringsItsContainersAndThoseThatAreMadeLater() {
        tell(put("i", "shop-infra", "p"), put("a", "web", "p"), pod("i", "a"));
        group.show(List.of("p"));
        assertThat(names()).containsExactly("web");
        tell(put("b", "db", "p"), pod("i", "a", "b"));
        assertThat(names()).containsExactly("web", "db");
        group.remove(group.sources().get(0));
        tell(put("b", "base", "p"));
        assertThat(names()).containsExactly("base");
    }

    @Test
    void eachHasAColourOfItsOwnWhileThereAreSome() {
        for (int i = 0; i < LogSource.COLOURS; i++) {
            tell(put("id" + i, "name" + i, null));
            group.add("id" + i);
        }
        assertThat(group.sources()).extracting(LogSource::colour).doesNotHaveDuplicates();
    }

    @Test
    void oneThatIsLiveIsEnoughAndWhatFailsIsTold() {
        tell(put("a", "web", null), put("b", "db", null));
        group.show(List.of("a", "b"));
        followed.get("a").state.set(LogState.ENDED);
        followed.get("b").state.set(LogState.LIVE);
        assertThat(model.stateProperty().get()).isEqualTo(LogState.LIVE);
        followed.get("b").state.set(LogState.ENDED);
        assertThat(model.stateProperty().get())
                .isEqualTo(LogState.ended("All of them have ended; no more lines will come."));
        followed.get("a").state.set(LogState.failed("It is gone."));
        assertThat(model.stateProperty().get()).isEqualTo(LogState.failed("web: It is gone."));
    }

    @Test
    void nothingIsFollowedAfterTheEnd() {
        tell(put("a", "web", null));
        group.show(List.of("a"));
        group.close();
        assertThat(followed.get("a").closed).isTrue();
    }

    private List<String> names() {
        return group.sources().stream().map(LogSource::name).toList();
    }

    private void tell(Entry... entries) {
        world.apply(List.of(new WorldUpdate(1, false, true, true, List.of(entries))));
    }

    private static Entry put(String id, String name, String pod) {
        return new Entry("container", id, container(id, name, "running", pod, Map.of()));
    }

    private static Entry pod(String... containers) {
        return new Entry(
                "pod",
                "p",
                new PodSummary(
                        "p",
                        "shop",
                        "running",
                        Instant.EPOCH,
                        Map.of(),
                        "i",
                        List.of(containers),
                        List.of(),
                        "shop",
                        List.of(),
                        "stop",
                        null));
    }

    private void runQueued() {
        while (!queued.isEmpty()) {
            queued.removeFirst().run();
        }
    }

    private static final class Followed implements Following {
        private final LogInlet inlet;
        private final ObjectProperty<LogState> state = new SimpleObjectProperty<>(LogState.LOADING);
        private boolean closed;

        Followed(LogInlet inlet) {
            this.inlet = inlet;
        }

        @Override
        public ReadOnlyObjectProperty<LogState> stateProperty() {
            return state;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
