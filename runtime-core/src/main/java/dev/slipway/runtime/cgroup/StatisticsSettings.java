package dev.slipway.runtime.cgroup;

import java.time.Duration;

/**
 * How statistics are taken and kept.
 *
 * @param interval time between two samples, in whole seconds, at least one
 * @param history how long a sample for each minute is kept on disk; zero for nothing on disk
 */
public record StatisticsSettings(Duration interval, Duration history) {
    public static final StatisticsSettings DEFAULT = new StatisticsSettings(Duration.ofSeconds(1), Duration.ofDays(7));
}
