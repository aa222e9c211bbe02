package dev.slipway.runtime.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When an end counts as lost that nobody wrote down. */
class ProcessWatchTest {
    private final List<String> early = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private List<ProcessWatch.Gone> gone = List.of();
    private final ProcessWatch watch = new ProcessWatch(() -> gone, early::add, lost::add);

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            watch.look();
        }
    }

    @Test
    void withoutMonitorAtTheSecondLook() {
        gone = List.of(new ProcessWatch.Gone("a", false));
        look(1);
        assertThat(lost).isEmpty();
        look(1);
        assertThat(early).containsExactly("a");
        assertThat(lost).containsExactly("a");
    }

    @Test
    void aMonitorThatLivesIsGivenTime() {
        gone = List.of(new ProcessWatch.Gone("a", true));
        look(10);
        assertThat(lost).isEmpty();
        look(1);
        assertThat(lost).containsExactly("a");
    }

    @Test
    void aMonitorThatDiesMeanwhileIsNotWaitedFor() {
        gone = List.of(new ProcessWatch.Gone("a", true));
        look(3);
        gone = List.of(new ProcessWatch.Gone("a", false));
        look(1);
        assertThat(lost).containsExactly("a");
    }

    @Test
    void oneWhoseEndWasToldMeanwhileBeginsAnew() {
        gone = List.of(new ProcessWatch.Gone("a", false));
        look(1);
        gone = List.of();
        look(1);
        gone = List.of(new ProcessWatch.Gone("a", false));
        look(1);
        assertThat(lost).isEmpty();
        assertThat(early).containsExactly("a", "a");
    }
}
