package dev.slipway.helper.handler;

import dev.slipway.helper.rpc.Peer;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what parameters have in common. */
final class Arguments {
    private static final double LONGEST_SECONDS = 1e9;

    private Arguments() {}

    static boolean on(@Nullable Boolean flag) {
        return flag != null && flag;
    }

    static <T> List<T> list(@Nullable List<T> given) {
        return given == null ? List.of() : given;
    }

    static <K, V> Map<K, V> map(@Nullable Map<K, V> given) {
        return given == null ? Map.of() : given;
    }

    /** Seconds, decimals allowed; null stays null. */
    static @Nullable Duration seconds(String name, @Nullable Double given) {
        if (given == null) {
            return null;
        }
        if (!(given >= 0 && given <= LONGEST_SECONDS)) {
            throw wrong(name, "it must be seconds, 0 or more", "");
        }
        return Duration.ofNanos((long) (given * 1e9));
    }

    /** An RFC 3339 time; null stays null. */
    static @Nullable Instant time(String name, @Nullable String given) {
        if (given == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(given).toInstant();
        } catch (DateTimeParseException e) {
            throw wrong(name, "it is not an RFC 3339 time", "Write it like 2026-01-31T12:00:00Z.");
        }
    }

    /** A path of the host, which only root may name. */
    static Path hostPath(Peer peer, String name, String given) {
        if (!peer.root()) {
            throw hostPathRefused(name);
        }
        try {
            Path path = Path.of(given);
            if (path.isAbsolute()) {
                return path.normalize();
            }
        } catch (InvalidPathException e) {
            throw wrong(name, "it is not a path", "");
        }
        throw wrong(name, "it is not an absolute path", "");
    }

    static EngineException hostPathRefused(String name) {
        return EngineException.of(
                        ErrorKind.NOT_PERMITTED,
                        "could not take the parameter \"" + name + "\": only root may name a path of the host")
                .hint("Import the bundle as a copy instead.");
    }

    static EngineException wrong(String name, String reason, String hint) {
        EngineException wrong = EngineException.of(
                ErrorKind.INVALID_ARGUMENT, "could not take the parameter \"" + name + "\": " + reason);
        return hint.isEmpty() ? wrong : wrong.hint(hint);
    }
}
