package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What may be left after a power cut follows from what was asked for and answered, and from nothing else. */
class AcknowledgedChangesTest {
    private static final List<String> RUNNING = List.of("ask a create x", "answered a", "ask a start x", "answered a");

    @Test
    void whatWasAnsweredIsThereAndNothingElseMayBe() {
        assertThat(AcknowledgedChanges.of(RUNNING).allowed("a")).containsExactly(Map.of("x", "exited -1"));
        assertThat(after("ask a stop x", "answered a")).containsExactly(Map.of("x", "exited 137"));
        assertThat(after("ask a rename x y", "answered a")).containsExactly(Map.of("y", "exited -1"));
        assertThat(after("ask a remove x", "answered a")).containsExactly(Map.of());
        assertThat(AcknowledgedChanges.of(RUNNING).countOfAnswered()).isEqualTo(2);
    }

    @Test
    void whatWasNotAnsweredIsThereOrNotButNeverInParts() {
        assertThat(after("ask a create y"))
                .containsExactlyInAnyOrder(Map.of("x", "exited -1"), Map.of("x", "exited -1", "y", "configured"));
        assertThat(after("ask a rename x y"))
                .containsExactlyInAnyOrder(Map.of("x", "exited -1"), Map.of("y", "exited -1"));
        assertThat(after("ask a stop x"))
                .containsExactlyInAnyOrder(Map.of("x", "exited -1"), Map.of("x", "exited 137"));
        assertThat(after("ask a remove x"))
                .containsExactlyInAnyOrder(Map.of("x", "exited -1"), Map.of("x", "exited 137"), Map.of());
    }

    @Test
    void eachClientHasItsOwn() {
        var changes = AcknowledgedChanges.of(List.of("ask a create x", "ask b create y", "answered b"));
        assertThat(changes.clients()).containsExactlyInAnyOrder("a", "b");
        assertThat(changes.allowed("a")).containsExactlyInAnyOrder(Map.of(), Map.of("x", "configured"));
        assertThat(changes.allowed("b")).containsExactly(Map.of("y", "configured"));
    }

    private static Set<Map<String, String>> after(String... lines) {
        var all = new ArrayList<>(RUNNING);
        all.addAll(List.of(lines));
        return AcknowledgedChanges.of(all).allowed("a");
    }
}
