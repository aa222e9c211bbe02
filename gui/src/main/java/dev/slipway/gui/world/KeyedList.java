package dev.slipway.gui.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.collections.ModifiableObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * An observable list of objects with an id each, in the order they came; many changes can be made as one.
 *
 * @param <T> kind of object
 */
public final class KeyedList<T> extends ModifiableObservableListBase<T> {
    private final Function<T, String> id;
    private final List<T> items = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    /** A list whose elements tell their id by {@code id}. */
    public KeyedList(Function<T, String> id) {
        this.id = id;
    }

    /** The element with that id. */
    public @Nullable T find(String key) {
        Integer place = places.get(key);
        return place == null ? null : items.get(place);
    }

    /** Makes the changes of {@code work} known as one change. */
    public void together(Runnable work) {
        beginChange();
        try {
            work.run();
        } finally {
            endChange();
        }
    }

    /**
     * Makes elements be there, in place of those with their ids or at the end, or be gone, as one change. First those that go
     * are removed, the last first; then the others come: JavaFX names places that aren't there for a change that removes what
     * it has replaced or added.
     *
     * @param changes by id, each at most once; empty for what is to be gone
     */
    public void change(Map<String, Optional<T>> changes) {
        List<Integer> gone = changes.entrySet().stream()
                .filter(change -> change.getValue().isEmpty() && places.containsKey(change.getKey()))
                .map(change -> places.get(change.getKey()))
                .sorted(Comparator.reverseOrder())
                .toList();
        together(() -> {
            gone.forEach(place -> remove((int) place));
            changes.values().forEach(wanted -> wanted.ifPresent(this::put));
        });
    }

    private void put(T item) {
        Integer place = places.get(id.apply(item));
        if (place == null) {
            add(item);
        } else if (!item.equals(items.get(place))) {
            set(place, item);
        }
    }

    /** Makes the list hold {@code wanted}, touching only what differs. */
    public void become(Collection<T> wanted) {
        Map<String, Optional<T>> changes = new LinkedHashMap<>();
        items.forEach(item -> changes.put(id.apply(item), Optional.empty()));
        wanted.forEach(item -> changes.put(id.apply(item), Optional.of(item)));
        change(changes);
    }

    @Override
    public T get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }

    @Override
    protected void doAdd(int index, T element) {
        items.add(index, element);
        renumber(index);
    }

    @Override
    protected T doSet(int index, T element) {
        T before = items.set(index, element);
        places.remove(id.apply(before));
        places.put(id.apply(element), index);
        return before;
    }

    @Override
    protected T doRemove(int index) {
        T removed = items.remove(index);
        places.remove(id.apply(removed));
        renumber(index);
        return removed;
    }

    private void renumber(int from) {
        for (int i = from; i < items.size(); i++) {
            places.put(id.apply(items.get(i)), i);
        }
    }
}
