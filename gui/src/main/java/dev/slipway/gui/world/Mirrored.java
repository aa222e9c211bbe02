package dev.slipway.gui.world;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The objects of one kind, and what updates that aren't shown yet have come to for each of them: only the last counts.
 *
 * @param <T> their summaries
 */
final class Mirrored<T> {
    private final Class<T> type;
    private final KeyedList<T> shown;
    private final Map<String, Optional<T>> changes = new LinkedHashMap<>();
    private boolean whole;

    Mirrored(Class<T> type, KeyedList<T> shown) {
        this.type = type;
        this.shown = shown;
    }

    KeyedList<T> shown() {
        return shown;
    }

    void put(String id, Object object) {
        changes.put(id, Optional.of(type.cast(object)));
    }

    void delete(String id) {
        changes.put(id, Optional.empty());
    }

    /** There are these, and no others. */
    void replace(Map<String, Object> objects) {
        whole = true;
        changes.clear();
        objects.forEach(this::put);
    }

    /** Makes the list hold what the updates have come to. */
    void show() {
        if (whole) {
            shown.become(changes.values().stream().flatMap(Optional::stream).toList());
        } else {
            shown.change(changes);
        }
        whole = false;
        changes.clear();
    }
}
