package dev.slipway.runtime.container;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long containers that end again and again wait before they are started again: twice as long each time. */
final class Backoff {
    static final Duration FIRST = Duration.ofMillis(100);
    static final Duration LONGEST = Duration.ofMinutes(1);

    /** A run that lasted so long begins the waiting anew. */
    static final Duration LASTED = Duration.ofSeconds(10);

    private static final int DOUBLINGS = 10;

    private final Map<String, Integer> shortRuns = new ConcurrentHashMap<>();

    /** How long the container waits after a run that took so long; zero for a start that failed. */
    Duration next(String id, Duration ran) {
        int before = ran.compareTo(LASTED) >= 0 ? 0 : shortRuns.getOrDefault(id, 0);
        shortRuns.put(id, before + 1);
        Duration doubled = FIRST.multipliedBy(1L << Math.min(before, DOUBLINGS));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    /** The container begins anew. */
    void forget(String id) {
        shortRuns.remove(id);
    }
}
