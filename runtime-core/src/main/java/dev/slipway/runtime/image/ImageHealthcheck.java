package dev.slipway.runtime.image;

import java.time.Duration;
import java.util.List;

/**
 * How an image wants its containers looked at.
 *
 * @param test {@code [NONE]}, {@code [CMD, word, ...]}, or {@code [CMD-SHELL, text]}
 * @param interval time between two runs; zero for the engine's default, as with the others
 * @param timeout after which a run has failed
 * @param startPeriod in which failures do not count
 * @param retries failures in a row after which a container is unhealthy; 0 for the engine's default
 */
public record ImageHealthcheck(
        List<String> test, Duration interval, Duration timeout, Duration startPeriod, int retries) {
    public ImageHealthcheck {
        test = List.copyOf(test);
    }
}
