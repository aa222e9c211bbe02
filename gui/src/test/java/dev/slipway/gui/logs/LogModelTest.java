package dev.slipway.gui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class LogModelTest {
    private static final Instant TIME = Instant.EPOCH;

    private final ArrayDeque<Runnable> queued = new ArrayDeque<>();
    private final LogModel model = new LogModel(100, queued::add, Runnable::run);

    @Test
    void aFloodReachesTheBufferInOneChange() {
        List<Integer> changes = new ArrayList<>();
        model.lines().addListener((ListChangeListener<LogLine>)
                change -> changes.add(model.lines().size()));
        write("line", 90);
        assertThat(queued).hasSize(1);
        runQueued();
        assertThat(changes).containsExactly(90);
    }

    @Test
    void theOldestLinesGoWhenTheBufferIsFullAndNumbersStay() {
        write("old", 60);
        runQueued();
        write("new", 70);
        runQueued();
        assertThat(model.lines()).hasSize(100);
        assertThat(model.lines().firstNumber()).isEqualTo(30);
        assertThat(model.lines().get(0).text()).isEqualTo("old 30");
        assertThat(model.lines().indexOf(129)).isEqualTo(99);
        assertThat(model.lines().indexOf(29)).isEqualTo(-1);
    }

    @Test
    void moreThanTheBufferHoldsLeavesTheLast() {
        write("line", 250);
        runQueued();
        assertThat(model.lines()).hasSize(100);
        assertThat(model.lines().get(99).text()).isEqualTo("line 249");
    }

    @Test
    void aPausedModelHoldsLinesBackAndShowsThemAfterwards() {
        model.pausedProperty().set(true);
        write("line", 5);
        runQueued();
        assertThat(model.lines()).isEmpty();
        assertThat(model.heldCountProperty().get()).isEqualTo(5);
        model.pausedProperty().set(false);
        assertThat(model.lines()).hasSize(5);
        assertThat(model.heldCountProperty().get()).isZero();
    }

    @Test
    void piecesOfALineAreJoinedByStream() {
        model.offer(TIME, false, "one ", true);
        model.offer(TIME, true, "error", false);
        model.offer(TIME, false, "line", false);
        runQueued();
        assertThat(model.lines().stream().map(LogLine::text)).containsExactly("error", "one line");
    }

    @Test
    void theSearchFindsOldAndNewLinesAndGoesRound() {
        write("line", 30);
        runQueued();
        LogSearch search = model.search();
        search.search(new SearchTerm("LINE 1\\d", true, false));
        runQueued();
        assertThat(search.countProperty().get()).isEqualTo(10);
        search.next();
        assertThat(search.currentProperty().get()).isEqualTo(10);
        search.previous();
        assertThat(search.currentProperty().get()).isEqualTo(19);
        assertThat(search.positionProperty().get()).isEqualTo(10);
        search.next();
        assertThat(search.currentProperty().get()).isEqualTo(10);
        model.offer(TIME, false, "line 15 again", false);
        runQueued();
        assertThat(search.countProperty().get()).isEqualTo(11);
    }

    @Test
    void linesThatAreDroppedAreNoLongerFound() {
        write("hit", 10);
        runQueued();
        model.search().search(new SearchTerm("hit", false, true));
        runQueued();
        write("miss", 95);
        runQueued();
        assertThat(model.search().countProperty().get()).isEqualTo(5);
    }

    @Test
    void anExpressionThatBacktracksWithoutEndIsGivenUp() {
        SearchTerm term = new SearchTerm("(a+)+$", true, true);
        assertThat(term.matching().in("a".repeat(60) + "b")).isEmpty();
    }

    @Test
    void aFaultyExpressionFindsNothingAndSaysWhy() {
        SearchTerm term = new SearchTerm("(", true, true);
        assertThat(term.fault()).contains("Unclosed group");
        assertThat(term.matching().in("(")).isEmpty();
        assertThat(new SearchTerm("(", false, true).matching().in("a(b")).containsExactly(new SearchTerm.Range(1, 2));
    }

    private void write(String text, int count) {
        for (int i = 0; i < count; i++) {
            model.offer(TIME, false, text + " " + i, false);
        }
    }

    private void runQueued() {
        while (!queued.isEmpty()) {
            queued.removeFirst().run();
        }
    }
}
