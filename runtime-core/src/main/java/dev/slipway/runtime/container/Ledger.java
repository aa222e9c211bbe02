package dev.slipway.runtime.container;

import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.PastExit;
import dev.slipway.runtime.state.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Saves what became of a container together with the events that tell of it. */
final class Ledger {
    private static final Duration EXITS_KEPT = Duration.ofMinutes(5);

    private final State state;
    private final InstantSource clock;

    Ledger(State state, InstantSource clock) {
        this.state = state;
        this.clock = clock;
    }

    Change event(ContainerConfig container, String action, Map<String, Object> attributes) {
        return new Change.Append(ContainerEvents.of(clock.instant(), container, action, attributes));
    }

    Change event(ContainerConfig container, String action) {
        return event(container, action, Map.of());
    }

    ContainerRecord add(ContainerConfig config) {
        return add(config, List.of());
    }

    /** Adds a container after what it needs. */
    ContainerRecord add(ContainerConfig config, List<Change> before) {
        ContainerRecord added = new ContainerRecord(config, ContainerState.configured());
        List<Change> changes = new ArrayList<>(before);
        changes.add(new Change.AddContainer(added));
        changes.add(event(config, "create"));
        state.commit(changes);
        return added;
    }

    ContainerRecord save(ContainerRecord container, ContainerState next, Change... more) {
        return save(new ContainerRecord(container.config(), next), List.of(more));
    }

    ContainerRecord save(ContainerRecord next, List<Change> more) {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.PutContainer(next));
        changes.addAll(more);
        state.commit(changes);
        return next;
    }

    /** Tells that the engine was refreshed after a reboot; not at the first start on a root, which has nothing to refresh. */
    void refreshed() {
        if (state.revision() > 0) {
            tell(new Change.Append(
                    new Event(0, clock.instant(), Event.Type.SYSTEM, "refresh", "engine", "engine", Map.of())));
        }
    }

    void tell(Change... events) {
        state.commit(List.of(events));
    }

    /** Removes a container; how it ended is kept for a while. */
    void remove(ContainerRecord container, List<Change> more) {
        Instant now = clock.instant();
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.RemoveContainer(container.id()));
        changes.add(new Change.ForgetExits(now.minus(EXITS_KEPT)));
        changes.add(new Change.KeepExit(
                new PastExit(container.id(), container.name(), container.state().exitCode(), now)));
        changes.add(event(container.config(), "remove"));
        changes.addAll(more);
        state.commit(changes);
    }
}
