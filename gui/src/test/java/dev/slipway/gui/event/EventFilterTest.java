package dev.slipway.gui.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.settings.Settings;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.model.Event;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFilterTest {
    private static final Instant NOW = Instant.parse("2026-11-25T15:00:00Z");
    private static final List<Event> ALL = List.of(
            event(3600, "bundle", "import", "web", Map.of()),
            event(600, "container", "start", "web-1", Map.of()),
            event(300, "container", "died", "web-1", Map.of("exitCode", 137)),
            event(60, "container", "health", "redis", Map.of("healthStatus", "unhealthy")),
            event(10, "pod", "stop", "shop", Map.of()));

    @TempDir
    Path folder;

    private final World world = new World();
    private final EventFilter filter = new EventFilter(InstantSource.fixed(NOW), ZoneId.of("UTC"));

    @Test
    void showsAllAtFirst() {
        assertThat(shown()).hasSize(5);
        assertThat(filter.activeProperty().get()).isFalse();
    }

    @Test
    void narrowsByTypeActionAndObject() {
        filter.type().set("container");
        assertThat(shown()).containsExactly("start web-1", "died web-1", "health redis");

        filter.object().set("WEB");
        assertThat(shown()).containsExactly("start web-1", "died web-1");

        filter.action().set("died");
        assertThat(shown()).containsExactly("died web-1");
    }

    @Test
    void narrowsByASpanOfTime() {
        filter.since().set("10 min");
        filter.until().set("14:59:00");

        assertThat(shown()).containsExactly("start web-1", "died web-1", "health redis");
    }

    @Test
    void aTimeThatCannotBeReadIsSaidAndDoesNotCount() {
        filter.since().set("soon");

        assertThat(filter.since().messageProperty().get()).startsWith("Give a time as 10 min");
        assertThat(shown()).hasSize(5);
    }

    @Test
    void narrowsByWhatIsReadOfAnEvent() {
        filter.textProperty().set("exit 137");

        assertThat(shown()).containsExactly("died web-1");
    }

    @Test
    void isKeptAndCleared() {
        Settings settings = new Settings(folder.resolve("settings"));
        filter.type().set("pod");
        filter.since().set("1 h");
        filter.textProperty().set("stop");
        filter.keep(settings);

        EventFilter next = new EventFilter(InstantSource.fixed(NOW), ZoneId.of("UTC"));
        next.restore(settings);
        assertThat(next.type().get()).isEqualTo("pod");
        assertThat(next.since().get()).isEqualTo("1 h");
        assertThat(next.textProperty().get()).isEqualTo("stop");
        assertThat(next.activeProperty().get()).isTrue();

        next.clear();
        assertThat(next.activeProperty().get()).isFalse();
    }

    private List<String> shown() {
        return ALL.stream()
                .filter(filter.condition(event -> EventWords.whole(event, world)))
                .map(event -> event.action() + " " + event.name())
                .toList();
    }

    private static Event event(long ago, String type, String action, String name, Map<String, Object> attributes) {
        return new Event(1, NOW.minusSeconds(ago), type, action, "id-" + name, name, attributes);
    }
}
