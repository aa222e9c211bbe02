package dev.slipway.gui.logs;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How an output stands.
 *
 * @param phase where it is
 * @param detail why it failed, or how it ended; may be empty
 */
public record LogState(Phase phase, String detail) {
    /** Where an output is. */
    public enum Phase {
        /** Asked for; nothing has come yet. */
        LOADING,
        /** Lines come as they are written. */
        LIVE,
        /** No more will come. */
        ENDED,
        /** It can't be read. */
        FAILED
    }

    /** Asked for; nothing has come yet. */
    public static final LogState LOADING = new LogState(Phase.LOADING, "");

    /** Lines come as they are written. */
    public static final LogState LIVE = new LogState(Phase.LIVE, "");

    /** No more will come. */
    public static final LogState ENDED = new LogState(Phase.ENDED, "");

    /** How the outputs of several stand, by their names: what failed is told; one that is live is enough. */
    public static LogState together(Map<String, LogState> states) {
        String failures = states.entrySet().stream()
                .filter(entry -> entry.getValue().phase() == Phase.FAILED)
                .map(entry -> entry.getKey() + ": " + entry.getValue().detail())
                .collect(Collectors.joining("  "));
        if (!failures.isEmpty()) {
            return failed(failures);
        }
        return Stream.of(LIVE, LOADING)
                .filter(state -> states.values().stream().anyMatch(each -> each.phase() == state.phase()))
                .findFirst()
                .orElse(ENDED);
    }

    /** No more will come, in words of the caller's. */
    public static LogState ended(String detail) {
        return new LogState(Phase.ENDED, detail);
    }

    /** It can't be read, because of {@code detail}. */
    public static LogState failed(String detail) {
        return new LogState(Phase.FAILED, detail);
    }
}
