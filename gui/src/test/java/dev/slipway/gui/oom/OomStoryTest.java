package dev.slipway.gui.oom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.protocol.model.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OomStoryTest {
    private static final long MIB = 1L << 20;

    @Test
    void tellsWhatWasKilledAndWhy() {
        OomStory story = story(
                "container",
                Map.of(
                        "process",
                        "java",
                        "pid",
                        4725,
                        "memory",
                        240 * MIB,
                        "limit",
                        256 * MIB,
                        "usage",
                        List.of(100 * MIB, 256 * MIB)));

        assertThat(story.what()).isEqualTo("The kernel killed java (pid 4725), which held 240 MiB.");
        assertThat(story.why()).isEqualTo("Its limit is 256 MiB.");
        assertThat(story.usage()).containsExactly(100 * MIB, 256 * MIB);
    }

    @Test
    void aPodsContainersShareItsLimit() {
        assertThat(story("pod", Map.of("limit", 256 * MIB)).why())
                .isEqualTo("The containers of web share a limit of 256 MiB.");
    }

    @Test
    void whateverIsAbsentIsLeftOut() {
        OomStory story = story("container", Map.of());
        assertThat(story.what()).isEqualTo("The kernel killed one of its processes.");
        assertThat(story.why()).isEmpty();
        assertThat(story.usage()).isEmpty();
        assertThat(story.suggestion()).isEmpty();

        assertThat(story("container", Map.of("process", "java")).what()).isEqualTo("The kernel killed java.");
    }

    @Test
    void suggestsHalfAsMuchAgainAndAtLeastAStepMore() {
        assertThat(story("container", Map.of("limit", 256 * MIB)).suggestion()).isEqualTo("384M");
        assertThat(story("container", Map.of("limit", 8 * MIB)).suggestion()).isEqualTo("32M");
        assertThat(story("container", Map.of("limit", 64 * MIB, "usage", List.of(128 * MIB, 12)))
                        .suggestion())
                .isEqualTo("192M");
    }

    @Test
    void anotherEventIsNoSuchStory() {
        assertThat(OomStory.of(event("container", "died", Map.of()))).isEmpty();
    }

    private static OomStory story(String type, Map<String, Object> attributes) {
        return OomStory.of(event(type, "oom", attributes)).orElseThrow();
    }

    private static Event event(String type, String action, Map<String, Object> attributes) {
        return new Event(7, Instant.EPOCH, type, action, "id", "web", attributes);
    }
}
