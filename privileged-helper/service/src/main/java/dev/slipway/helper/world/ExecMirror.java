package dev.slipway.helper.world;

import dev.slipway.helper.view.Views;
import dev.slipway.runtime.state.ExecSession;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Exec sessions with their summaries, and whose they are: they go with their container. Guarded as {@link Mirror}. */
final class ExecMirror {
    static final String KIND = "exec";

    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Map<String, Set<String>> byContainer = new LinkedHashMap<>();

    Collection<Item> items() {
        return items.values();
    }

    Item keep(ExecSession session) {
        Item item = Mirror.item(KIND, session.id(), Views.exec(session));
        items.put(session.id(), item);
        byContainer
                .computeIfAbsent(session.container(), key -> new LinkedHashSet<>())
                .add(session.id());
        return item;
    }

    void drop(String id) {
        items.remove(id);
        byContainer.values().removeIf(ids -> ids.remove(id) && ids.isEmpty());
    }

    /** Drops those of a container; their ids. */
    List<String> dropOf(String container) {
        Set<String> ids = byContainer.remove(container);
        if (ids == null) {
            return List.of();
        }
        items.keySet().removeAll(ids);
        return List.copyOf(ids);
    }
}
