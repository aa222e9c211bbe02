package dev.slipway.gui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.protocol.model.StatsSample;
import dev.slipway.protocol.model.StatsSampleBuilder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsModelTest {
    private static final Instant START = Instant.parse("2026-11-25T20:00:00Z");
    private static final int CPU = 0;
    private static final int MEMORY = 1;
    private static final int NETWORK = 2;

    private final StatisticsModel model = new StatisticsModel();

    @Test
    void aPieceOfThePastGoesBeforeWhatIsKnown() {
        model.add(List.of(sample(10, 500), sample(11, 600)));
        model.load(List.of(sample(9, 100), sample(8, 50), sample(10, 1)));

        assertThat(model.known()).extracting(StatsSample::networkReceived).containsExactly(50L, 100L, 500L, 600L);
        assertThat(model.stateProperty().get()).isEqualTo(StatisticsModel.State.SHOWN);
    }

    @Test
    void countersBecomeRatesAndAnotherRunBeginsAnew() {
        model.load(List.of(sample(1, 1000), sample(2, 3000), sample(3, 200), sample(4, 700)));

        Series received = model.charts().get(NETWORK).lines().get(0).series();
        assertThat(received.size()).isEqualTo(2);
        assertThat(received.value(0)).isEqualTo(2000);
        assertThat(received.value(1)).isEqualTo(500);
    }

    @Test
    void aLimitIsALineOverTimeAndItsLatestValue() {
        model.load(List.of(
                StatsSampleBuilder.builder(sample(1, 0)).cpuLimit(1.0).build(),
                StatsSampleBuilder.builder(sample(2, 0)).cpuLimit(2.0).build()));

        ChartLimit limit = model.charts().get(CPU).limit();
        assertThat(limit.valueProperty().get()).isEqualTo(2.0);
        assertThat(limit.past().size()).isEqualTo(2);
    }

    @Test
    void theMachinesMemoryIsNoLimit() {
        model.load(List.of(sample(1, 0), sample(2, 0)));
        assertThat(model.charts().get(MEMORY).limit().valueProperty().get()).isEqualTo(4096.0);

        model.memoryLimited(false);
        assertThat(model.charts().get(MEMORY).limit().valueProperty().get()).isNull();
        assertThat(model.charts().get(MEMORY).limit().past().size()).isZero();
    }

    @Test
    void aFailureLeavesWhatIsShown() {
        model.failed("The helper isn't connected.");
        assertThat(model.stateProperty().get()).isEqualTo(StatisticsModel.State.FAILED);

        model.add(List.of(sample(1, 0)));
        model.failed("The helper isn't connected.");
        assertThat(model.stateProperty().get()).isEqualTo(StatisticsModel.State.SHOWN);
        assertThat(model.troubleProperty().get()).isEqualTo("The helper isn't connected.");

        model.load(List.of());
        assertThat(model.troubleProperty().get()).isEmpty();
    }

    @Test
    void overALongSpanOneOfManySecondsIsKept() {
        model.window().spanProperty().set(Span.HOUR);
        model.clear();
        for (int second = 0; second <= 30; second++) {
            model.add(List.of(sample(second, 0)));
        }
        assertThat(model.known()).hasSize(4);
        assertThat(model.latestProperty().get().time()).isEqualTo(START.plusSeconds(30));
    }

    private static StatsSample sample(int second, long received) {
        return StatsSampleBuilder.builder()
                .id("c")
                .time(START.plusSeconds(second))
                .cpu(0.5)
                .memory(2048)
                .memoryLimit(4096)
                .networkReceived(received)
                .build();
    }
}
