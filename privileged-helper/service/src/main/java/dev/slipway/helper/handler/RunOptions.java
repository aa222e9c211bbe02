package dev.slipway.helper.handler;

import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.runtime.state.HealthCheck;
import dev.slipway.runtime.state.RestartPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is done with a container while it runs and when it ends, as the engine takes it. */
final class RunOptions {
    private static final Duration USUAL = Duration.ofSeconds(30);
    private static final int USUAL_RETRIES = 3;
    private static final List<String> NONE = List.of("NONE");

    private RunOptions() {}

    static @Nullable RestartPolicy restartPolicy(ContainerCalls.@Nullable RestartPolicy given) {
        return given == null
                ? null
                : new RestartPolicy(
                        RestartPolicy.When.ofWord(given.name()), Objects.requireNonNullElse(given.maxRetries(), 0));
    }

    /** Whether it is said that there is to be none, whatever the image says. */
    static boolean isNone(ContainerCalls.@Nullable Healthcheck given) {
        return given != null && given.test().equals(NONE);
    }

    /** Null if there is none, or it says {@code NONE}. */
    static @Nullable HealthCheck healthCheck(ContainerCalls.@Nullable Healthcheck given) {
        if (given == null) {
            return null;
        }
        HealthCheck.OnFailure onFailure = onFailure(given.onFailure());
        if (isNone(given)) {
            if (onFailure != HealthCheck.OnFailure.NONE) {
                throw Arguments.wrong(
                        "healthcheck.onFailure",
                        "there is no check that could fail",
                        "Give a test, or leave the action out.");
            }
            return null;
        }
        return new HealthCheck(
                command(given.test()),
                time("interval", given.interval(), USUAL),
                time("timeout", given.timeout(), USUAL),
                time("startPeriod", given.startPeriod(), Duration.ZERO),
                Objects.requireNonNullElse(given.retries(), USUAL_RETRIES),
                onFailure);
    }

    private static List<String> command(List<String> test) {
        return switch (test.isEmpty() ? "" : test.get(0)) {
            case "CMD" -> test.subList(1, test.size());
            case "CMD-SHELL" -> List.of("/bin/sh", "-c", String.join(" ", test.subList(1, test.size())));
            default -> test;
        };
    }

    private static Duration time(String name, @Nullable Double given, Duration usual) {
        return Objects.requireNonNullElse(Arguments.seconds("healthcheck." + name, given), usual);
    }

    private static HealthCheck.OnFailure onFailure(@Nullable String word) {
        if (word == null) {
            return HealthCheck.OnFailure.NONE;
        }
        for (HealthCheck.OnFailure each : HealthCheck.OnFailure.values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        throw Arguments.wrong("healthcheck.onFailure", "there is no such action", "Use none, kill, restart or stop.");
    }
}
