package dev.slipway.gui.timeline;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Which checkpoints are chosen, in the order in which they were, and which one the keys go on from. JavaFX thread. */
final class Choice {
    /**
     * What is chosen at one time.
     *
     * @param ids of checkpoints, in the order they were chosen
     * @param lead of the one the keys go on from; absent before the first
     */
    record State(List<String> ids, @Nullable String lead) {
        State {
            ids = List.copyOf(ids);
        }

        boolean isLead(String id) {
            return id.equals(lead);
        }
    }

    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(this, "state", new State(List.of(), null));

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    State get() {
        return state.get();
    }

    /** Chooses one alone. */
    void only(String id) {
        state.set(new State(List.of(id), id));
    }

    /** Chooses one as well, or no longer. */
    void toggle(String id) {
        List<String> ids = get().ids();
        state.set(
                ids.contains(id)
                        ? new State(
                                ids.stream().filter(each -> !each.equals(id)).toList(), id)
                        : new State(with(ids, id), id));
    }

    /** Chooses one as well. */
    void add(String id) {
        List<String> ids = get().ids();
        state.set(new State(ids.contains(id) ? ids : with(ids, id), id));
    }

    /** Lets the keys go on from there, without choosing it. */
    void lead(String id) {
        state.set(new State(get().ids(), id));
    }

    /** Chooses none. */
    void clear() {
        state.set(new State(List.of(), get().lead()));
    }

    /** Chooses exactly these. */
    void become(List<String> ids) {
        state.set(new State(ids, ids.isEmpty() ? get().lead() : ids.get(ids.size() - 1)));
    }

    /** Forgets those that aren't there any more. */
    void retain(Predicate<String> there) {
        State now = get();
        String lead = now.lead();
        State kept =
                new State(now.ids().stream().filter(there).toList(), lead == null || there.test(lead) ? lead : null);
        if (!Objects.equals(kept, now)) {
            state.set(kept);
        }
    }

    private static List<String> with(List<String> ids, String id) {
        return Stream.concat(ids.stream(), Stream.of(id)).toList();
    }
}
