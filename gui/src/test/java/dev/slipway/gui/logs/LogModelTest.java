package dev.slipway.gui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

    @Test
    void linesOfSeveralSourcesStandByTime() {
        LogInlet web = model.inlet(new LogSource("1", "web", 1));
        LogInlet db = model.inlet(new LogSource("2", "db", 2));
        web.offer(TIME.plusSeconds(1), false, "web 1", false);
        web.offer(TIME.plusSeconds(3), false, "web 3", false);
        runQueued();
        db.offer(TIME, false, "db 0", false);
        db.offer(TIME.plusSeconds(2), false, "db 2", false);
        db.offer(TIME.plusSeconds(4), false, "db 4", false);
        runQueued();
        assertThat(texts()).containsExactly("db 0", "web 1", "db 2", "web 3", "db 4");
    }

    @Test
    void aSourceWhoseClockGoesBackKeepsItsOrder() {
        model.offer(TIME.plusSeconds(9), false, "first", false);
        model.offer(TIME, false, "second", false);
        runQueued();
        assertThat(texts()).containsExactly("first", "second");
    }

    @Test
    void theSearchFollowsLinesThatMove() {
        LogInlet web = model.inlet(new LogSource("1", "web", 1));
        LogInlet db = model.inlet(new LogSource("2", "db", 2));
        web.offer(TIME.plusSeconds(5), false, "hit", false);
        web.offer(TIME.plusSeconds(6), false, "hit", false);
        runQueued();
        model.search().search(new SearchTerm("hit", false, false));
        runQueued();
        model.search().next();
        db.offer(TIME, false, "miss", false);
        db.offer(TIME.plusSeconds(1), false, "hit", false);
        runQueued();
        assertThat(model.search().countProperty().get()).isEqualTo(3);
        assertThat(model.search().currentProperty().get()).isEqualTo(2);
        assertThat(model.search().positionProperty().get()).isEqualTo(2);
    }

    @Test
    void onlyLinesThatPassTheFilterAreShownOldAndNew() {
        write("line", 12);
        runQueued();
        model.filter(new LogFilter(new SearchTerm("1\\d$", true, false), false, LogFilter.ALL.levels()));
        runQueued();
        assertThat(texts()).containsExactly("line 10", "line 11");
        model.offer(TIME, false, "line 19", false);
        model.offer(TIME, false, "line 20", false);
        runQueued();
        assertThat(texts()).containsExactly("line 10", "line 11", "line 19");
        assertThat(model.countProperty().get()).isEqualTo(14);
        model.filter(LogFilter.ALL);
        assertThat(texts()).hasSize(14);
    }

    @Test
    void aFilterCanBeTurnedRoundAndBeOfLevels() {
        model.offer(TIME, false, "ERROR could not", false);
        model.offer(TIME, false, "\tat a place", false);
        model.offer(TIME, false, "INFO could", false);
        model.offer(TIME, false, "could", false);
        runQueued();
        model.filter(new LogFilter(new SearchTerm("could", false, false), true, LogFilter.ALL.levels()));
        runQueued();
        assertThat(texts()).containsExactly("\tat a place");
        model.filter(new LogFilter(SearchTerm.NONE, false, Set.of(Level.ERROR)));
        runQueued();
        assertThat(texts()).containsExactly("ERROR could not", "\tat a place");
        assertThat(model.levelsProperty().get()).isTrue();
    }

    @Test
    void theLinesOfASourceThatIsLeftOutGo() {
        LogSource web = new LogSource("1", "web", 1);
        LogInlet inlet = model.inlet(web);
        inlet.offer(TIME, false, "web", false);
        runQueued();
        inlet.offer(TIME, false, "web again", false);
        model.offer(TIME, false, "other", false);
        model.drop(web);
        runQueued();
        assertThat(texts()).containsExactly("other");
    }

    @Test
    void whatWaitsBeyondTheBoundIsSkippedAndSaid() {
        write("line", 250);
        runQueued();
        assertThat(model.skippedProperty().get()).isEqualTo(150);
    }

    @Test
    void aFrameTakesNoMoreThanItCan() {
        LogModel large = new LogModel(LogModel.CAPACITY, queued::add, Runnable::run);
        for (int i = 0; i < 2 * LogFeed.FRAME + 1; i++) {
            large.offer(TIME, false, "x", false);
        }
        List<Integer> sizes = new ArrayList<>();
        while (!queued.isEmpty()) {
            queued.removeFirst().run();
            sizes.add(large.lines().size());
        }
        assertThat(sizes).containsExactly(LogFeed.FRAME, 2 * LogFeed.FRAME, 2 * LogFeed.FRAME + 1);
    }

    @Test
    void aTimeIsFoundAmongTheLines() {
        for (int second = 10; second < 20; second++) {
            model.offer(TIME.plusSeconds(second), false, "line " + second, false);
        }
        runQueued();
        assertThat(model.lines().indexFrom(TIME)).isZero();
        assertThat(model.lines().indexFrom(TIME.plusSeconds(12))).isEqualTo(2);
        assertThat(model.lines().indexFrom(TIME.plusMillis(12_001))).isEqualTo(3);
        assertThat(model.lines().indexFrom(TIME.plusSeconds(30))).isEqualTo(10);
    }

    private List<String> texts() {
        return model.lines().stream().map(LogLine::text).toList();
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
