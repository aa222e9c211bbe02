package dev.slipway.runtime.membership;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.network.Network;
import dev.slipway.runtime.network.Networks;
import dev.slipway.runtime.os.FilesLook;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.State;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees networks come, change and go, whoever writes their lists, and makes an event of each: {@code create}, {@code
 * update}, {@code remove}. Safe for use by several threads.
 */
final class NetworkWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkWatch.class);

    private final Networks networks;
    private final State state;
    private final InstantSource clock;
    private final FilesLook files;
    private Map<String, Network> known = Map.of();

    /**
     * @param threads where the lists are read when another program has changed one
     */
    NetworkWatch(Networks networks, State state, InstantSource clock, Executor threads) {
        this.networks = networks;
        this.state = state;
        this.clock = clock;
        this.files = new FilesLook("the networks", this::look, threads);
    }

    /** Begins. The networks that there are now are no event. */
    synchronized void open() {
        try {
            known = byName(networks.list());
        } catch (EngineException e) {
            LOG.warn("could not look at the networks: {}", e.message());
        }
        files.open((watcher, listener) -> watcher.watchFolder(networks.folder(), listener));
    }

    /** Changes networks, and tells of that when it has ended, or failed; not before. A change that cannot be told stays. */
    synchronized <T> T changing(Supplier<T> change) {
        try {
            return change.get();
        } finally {
            files.now();
        }
    }

    private synchronized void look() {
        Map<String, Network> now = byName(networks.list());
        List<Change> events = new ArrayList<>();
        known.values().stream()
                .filter(network -> !now.containsKey(network.name()))
                .forEach(network -> events.add(event("remove", network)));
        for (Network network : now.values()) {
            Network earlier = known.get(network.name());
            if (earlier == null) {
                events.add(event("create", network));
            } else if (!earlier.equals(network)) {
                events.add(event("update", network));
            }
        }
        if (!events.isEmpty()) {
            state.commit(events);
        }
        known = now; // where that failed, it is told the next time
    }

    /** Tells that the removal of a network has ended which was begun before this was opened. */
    void gone(Network network) {
        state.commit(List.of(event("remove", network)));
    }

    private Change event(String action, Network network) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("driver", network.driver());
        network.labels().forEach((key, value) -> attributes.put(Event.LABEL + key, value));
        return new Change.Append(
                new Event(0, clock.instant(), Event.Type.NETWORK, action, network.name(), network.name(), attributes));
    }

    private static Map<String, Network> byName(List<Network> networks) {
        Map<String, Network> byName = new LinkedHashMap<>();
        networks.forEach(network -> byName.put(network.name(), network));
        return byName;
    }

    @Override
    public void close() {
        files.close();
    }
}
