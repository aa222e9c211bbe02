package dev.slipway.runtime.container;

import dev.slipway.runtime.network.NetworkStatus;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Commit;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.State;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the hosts files of containers follow who is on their networks, where no name server does that: on every network
 * with names but the first that has a name server.
 */
final class Neighbours {
    private static final Logger LOG = LoggerFactory.getLogger(Neighbours.class);

    private final State state;
    private final HostFiles hostFiles;
    private final Executor workers;
    private final Map<String, Set<Seen>> seen = new HashMap<>();

    Neighbours(State state, HostFiles hostFiles, Executor workers) {
        this.state = state;
        this.hostFiles = hostFiles;
        this.workers = workers;
    }

    /** What others on a network see of a container. */
    private record Seen(String network, String name, Set<String> addresses) {}

    /** Takes in who is where, and brings the files up to it. */
    synchronized void open() {
        state.containers().forEach(container -> seen.put(container.id(), of(container)));
        Set<String> all = new HashSet<>();
        seen.values().forEach(places -> places.forEach(place -> all.add(place.network)));
        schedule(all);
    }

    /** Called with each commit. */
    synchronized void committed(Commit commit) {
        Set<String> changed = new HashSet<>();
        for (Change change : commit.changes()) {
            if (change instanceof Change.PutContainer put) {
                become(put.container().id(), of(put.container()), changed);
            } else if (change instanceof Change.RemoveContainer remove) {
                become(remove.id(), Set.of(), changed);
            }
        }
        schedule(changed);
    }

    private void become(String id, Set<Seen> now, Set<String> changed) {
        Set<Seen> before = now.isEmpty() ? seen.remove(id) : seen.put(id, now);
        Set<Seen> old = before == null ? Set.of() : before;
        if (!old.equals(now)) {
            old.stream().filter(place -> !now.contains(place)).forEach(place -> changed.add(place.network));
            now.stream().filter(place -> !old.contains(place)).forEach(place -> changed.add(place.network));
        }
    }

    private Set<Seen> of(ContainerRecord container) {
        return container.state().networks().stream()
                .filter(NetworkStatus::named)
                .map(place -> new Seen(
                        place.network(), Places.name(state, container.config()), Set.copyOf(place.addresses())))
                .collect(Collectors.toSet());
    }

    private void schedule(Set<String> networks) {
        if (networks.isEmpty()) {
            return;
        }
        try {
            workers.execute(() -> refresh(networks));
        } catch (RejectedExecutionException e) {
            LOG.debug("the engine is being closed; the next one brings the files up to what is then");
        }
    }

    private void refresh(Set<String> networks) {
        for (ContainerRecord container : state.containers()) {
            if (HostFiles.besideNameServer(container.config(), container.state().networks()).stream()
                    .anyMatch(place -> networks.contains(place.network()))) {
                hostFiles.changed(container.id());
            }
        }
    }
}
