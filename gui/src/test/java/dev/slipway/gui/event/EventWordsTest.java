package dev.slipway.gui.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.world.World;
import dev.slipway.protocol.model.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventWordsTest {
    private final World world = new World();

    @Test
    void everyNewActionHasASentenceAndAnIcon() {
        for (String action : List.of("health", "restart", "exec", "exec_died", "update", "rename", "refresh", "oom")) {
            Event event = event(action, Map.of());
            assertThat(EventWords.sentence(event)).as(action).isNotEmpty();
            assertThat(EventLook.of(event).icon())
                    .as(action)
                    .isNotEqualTo(EventLook.of(event("unheard-of", Map.of())).icon());
        }
    }

    @Test
    void aSentenceSaysWhatCountsAndTheRestFollows() {
        assertThat(EventWords.whole(event("died", Map.of("exitCode", 137, "oomKilled", true)), world))
                .isEqualTo("It ended with exit code 137.   oomKilled true");
        assertThat(EventWords.sentence(event("died", Map.of("exitCode", -1))))
                .isEqualTo("It ended; its exit code is lost.");
        assertThat(EventWords.sentence(event("rename", Map.of("oldName", "cache"))))
                .isEqualTo("It was called cache before.");
    }

    @Test
    void whatThisVersionDoesNotKnowIsToldByItsAttributes() {
        assertThat(EventWords.whole(event("unheard-of", Map.of("size", 3)), world))
                .isEqualTo("size 3");
    }

    private static Event event(String action, Map<String, Object> attributes) {
        return new Event(1, Instant.EPOCH, "container", action, "c1", "web", attributes);
    }

    @Test
    void anEndByLackOfMemoryNamesWhatWasKilledAndLeavesThePictureOut() {
        Event event = event("oom", Map.of("process", "java", "limit", 268_435_456L, "usage", List.of(1L, 2L)));

        assertThat(EventWords.whole(event, world))
                .isEqualTo("It ran out of memory; the kernel killed java.   limit 256 MiB");
    }
}
