package dev.slipway.gui.control;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What was typed into sheets and not sent yet, by what each sheet is about; the latest ones are kept. JavaFX thread. */
public final class Drafts {
    private static final int KEPT = 50;

    private final Map<String, Object> drafts = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Object> eldest) {
            return size() > KEPT;
        }
    };

    /** Whether something is kept. */
    public boolean has(String about) {
        return drafts.containsKey(about);
    }

    /** What is kept, or else {@code fresh}, which is kept from now on. */
    public <T> T of(String about, Class<T> type, Supplier<T> fresh) {
        return type.cast(drafts.computeIfAbsent(about, key -> fresh.get()));
    }

    /** Drops it, because it was sent. */
    public void forget(String about) {
        drafts.remove(about);
    }
}
