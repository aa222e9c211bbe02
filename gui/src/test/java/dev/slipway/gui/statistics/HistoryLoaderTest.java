package dev.slipway.gui.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.chart.Span;
import dev.slipway.gui.chart.StatisticsModel;
import dev.slipway.gui.fx.Background;
import dev.slipway.protocol.model.StatsSample;
import dev.slipway.protocol.model.StatsSampleBuilder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HistoryLoaderTest {
    private static final Instant NOW = Instant.parse("2026-11-25T20:00:00Z");

    private record Page(Instant from, Instant to, Duration step, CompletableFuture<List<StatsSample>> answer) {}

    private final List<Page> pages = new ArrayList<>();
    private final StatisticsModel model = new StatisticsModel();
    private final HistoryLoader loader =
            new HistoryLoader(model, new Background(Runnable::run, Runnable::run), this::ask, () -> NOW);

    private CompletableFuture<List<StatsSample>> ask(Instant from, Instant to, Duration step) {
        Page page = new Page(from, to, step, new CompletableFuture<>());
        pages.add(page);
        return page.answer();
    }

    @Test
    void asksOnceForWhatIsShownAndSomeMore() {
        model.window().advance(NOW);
        loader.look();
        loader.look();

        assertThat(pages).hasSize(1);
        assertThat(last().to()).isEqualTo(NOW);
        assertThat(last().from()).isEqualTo(NOW.minusSeconds(600));
        assertThat(last().step()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void goesOnWhereItEndedWhenTheUserGoesBack() {
        model.window().advance(NOW);
        loader.look();
        Instant known = last().from();
        last().answer().complete(List.of());
        model.window().back(Duration.ofMinutes(1));
        assertThat(pages).hasSize(1);

        model.window().back(Duration.ofMinutes(5));

        assertThat(pages).hasSize(2);
        assertThat(last().to()).isEqualTo(known);
        assertThat(last().from()).isBefore(model.window().scale().from());
    }

    @Test
    void anotherSpanIsAnotherHistoryAndALateAnswerForTheOneBeforeIsPassedOver() {
        model.window().advance(NOW);
        loader.look();
        Page first = last();

        model.window().spanProperty().set(Span.HOUR);
        assertThat(last().step()).isEqualTo(Duration.ofSeconds(10));
        first.answer().complete(List.of());

        assertThat(model.stateProperty().get()).isEqualTo(StatisticsModel.State.LOADING);
        last().answer().complete(List.of());
        assertThat(model.stateProperty().get()).isEqualTo(StatisticsModel.State.EMPTY);
    }

    @Test
    void aFailureIsToldAndNothingIsAskedAgainUntilTheUserWantsTo() {
        model.window().advance(NOW);
        loader.look();
        last().answer().completeExceptionally(new IOException("the helper isn't connected"));
        assertThat(model.stateProperty().get()).isEqualTo(StatisticsModel.State.FAILED);
        assertThat(model.troubleProperty().get()).isEqualTo("The helper isn't connected.");

        model.window().advance(NOW.plusSeconds(1));
        assertThat(pages).hasSize(1);

        loader.retry();
        assertThat(pages).hasSize(2);
    }

    @Test
    void catchesUpWithWhatCameWhileNobodyLooked() {
        model.window().advance(NOW);
        loader.look();
        StatsSample sample =
                StatsSampleBuilder.builder().id("c").time(NOW.minusSeconds(60)).build();
        last().answer().complete(List.of(sample));

        loader.catchUp();

        assertThat(pages).hasSize(2);
        assertThat(last().from()).isEqualTo(NOW.minusSeconds(60));
        assertThat(last().to()).isEqualTo(NOW);
        last().answer().complete(List.of());
        loader.look();
        assertThat(pages).as("the past before it is known still").hasSize(2);
    }

    private Page last() {
        return pages.get(pages.size() - 1);
    }
}
