package dev.slipway.gui.search;

import dev.slipway.gui.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The objects whose tabs were opened last, by {@code kind:id}, newest first; kept in the settings. JavaFX thread. */
public final class Recents {
    private static final String SETTING = "recent";
    private static final int MOST = 20;

    private final Settings settings;

    /** Those that are in the settings. */
    public Recents(Settings settings) {
        this.settings = settings;
    }

    /** Says that a tab was opened; one that isn't about an object is passed over. */
    public void opened(String key) {
        int colon = key.indexOf(':');
        String kind = key.substring(0, Math.max(0, colon)).toUpperCase(Locale.ROOT);
        if (Stream.of(Hit.Kind.values()).noneMatch(each -> each.name().equals(kind))) {
            return;
        }
        List<String> all = new ArrayList<>(keys());
        all.remove(key);
        all.add(0, key);
        settings.set(SETTING, String.join("\n", all.subList(0, Math.min(MOST, all.size()))));
    }

    /** Their keys, newest first; some may be gone. */
    public List<String> keys() {
        return settings.get(SETTING, "").lines().toList();
    }
}
