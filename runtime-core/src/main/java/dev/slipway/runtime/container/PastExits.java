package dev.slipway.runtime.container;

import dev.slipway.runtime.state.ContainerRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How containers ended that are removed since: the newest ones, each for five minutes, so that a wait that begins after
 * a container removed itself is answered. Kept in memory alone: the next engine does not know them.
 */
final class PastExits {
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int MOST = 1_000;

    private final InstantSource clock;
    /** By id, oldest first. */
    private final Map<String, Past> past = new LinkedHashMap<>();

    PastExits(InstantSource clock) {
        this.clock = clock;
    }

    private record Past(String name, int exitCode, Instant removed) {}

    /** Keeps how a container ended that is about to be removed. */
    synchronized void keep(ContainerRecord container) {
        forgetOld();
        past.put(container.id(), new Past(container.name(), container.state().exitCode(), clock.instant()));
        if (past.size() > MOST) {
            past.remove(past.keySet().iterator().next());
        }
    }

    /** The exit code of the container that had this full id, or the last one of this name; null if it is not known. */
    synchronized @Nullable Integer exitCode(String idOrName) {
        forgetOld();
        Integer found = null;
        for (Map.Entry<String, Past> each : past.entrySet()) {
            if (each.getKey().equals(idOrName) || each.getValue().name.equals(idOrName)) {
                found = each.getValue().exitCode;
            }
        }
        return found;
    }

    private void forgetOld() {
        Instant oldest = clock.instant().minus(KEPT);
        past.values().removeIf(each -> each.removed.isBefore(oldest));
    }
}
