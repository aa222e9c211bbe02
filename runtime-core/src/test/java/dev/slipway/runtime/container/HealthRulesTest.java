package dev.slipway.runtime.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.state.Health;
import dev.slipway.runtime.state.HealthCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthRulesTest {
    private static final Instant START = Instant.EPOCH;
    private static final HealthCheck CHECK = new HealthCheck(
            List.of("/bin/true"),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            2,
            HealthCheck.OnFailure.NONE);

    private Health health = Health.STARTING;

    @Test
    void failuresInTheStartPeriodDoNotCount() {
        for (int second = 0; second < 10; second++) {
            run(second, 1);
        }
        assertThat(health.status()).isEqualTo(Health.Status.STARTING);
        assertThat(health.failingStreak()).isZero();
        run(10, 1);
        assertThat(health.status()).isEqualTo(Health.Status.STARTING);
        run(11, 1);
        assertThat(health.status()).isEqualTo(Health.Status.UNHEALTHY);
    }

    @Test
    void afterTheFirstSuccessTheyCountEvenThere() {
        run(0, 0);
        assertThat(health.status()).isEqualTo(Health.Status.HEALTHY);
        run(1, 1);
        assertThat(health.status()).isEqualTo(Health.Status.HEALTHY);
        run(2, -1);
        assertThat(health.status()).isEqualTo(Health.Status.UNHEALTHY);
        assertThat(health.failingStreak()).isEqualTo(2);
    }

    @Test
    void oneSuccessMakesItHealthyAgain() {
        run(11, 1);
        run(12, 1);
        run(13, 1);
        assertThat(health.failingStreak()).isEqualTo(3);
        run(14, 0);
        assertThat(health.status()).isEqualTo(Health.Status.HEALTHY);
        assertThat(health.failingStreak()).isZero();
    }

    @Test
    void theNewestFiveAreKept() {
        for (int second = 0; second < 7; second++) {
            run(second, 0);
        }
        assertThat(health.runs())
                .extracting(run -> run.started().getEpochSecond())
                .containsExactly(2L, 3L, 4L, 5L, 6L);
    }

    private void run(int second, int exitCode) {
        Instant at = START.plusSeconds(second);
        health = HealthRules.after(health, new Health.Run(at, at, exitCode, ""), CHECK, START);
    }
}
