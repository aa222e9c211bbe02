package dev.slipway.gui.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Replaces the element with the same id, or appends. */
    public void put(T item) {
        Integer place = places.get(id.apply(item));
        if (place == null) {
            add(item);
        } else {
            set(place, item);
        }
    }

    /** Removes the element with that id, if there is one. */
    public void delete(String key) {
        Integer place = places.get(key);
        if (place != null) {
            remove((int) place);
        }
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

    /** Makes the list hold {@code wanted}, touching only what differs. */
    public void become(Collection<T> wanted) {
        Map<String, T> byId = new HashMap<>();
        wanted.forEach(item -> byId.put(id.apply(item), item));
        together(() -> {
            for (int i = items.size() - 1; i >= 0; i--) {
                if (!byId.containsKey(id.apply(items.get(i)))) {
                    remove(i);
                }
            }
            for (T item : wanted) {
                if (!item.equals(find(id.apply(item)))) {
                    put(item);
                }
            }
        });
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
