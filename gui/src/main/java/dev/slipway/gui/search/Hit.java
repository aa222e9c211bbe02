package dev.slipway.gui.search;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.control.StatusLook;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/**
 * Something that can be found.
 *
 * @param kind what it is
 * @param icon absent where it has none of its own
 * @param title what it is called
 * @param detail shown dimmed behind the title, and searched
 * @param words searched as well, but not shown
 * @param status absent for what has none
 * @param open goes there, or does it
 * @param about absent for what is no object
 */
public record Hit(
        Kind kind,
        @Nullable Ikon icon,
        String title,
        String detail,
        String words,
        @Nullable StatusLook status,
        Runnable open,
        @Nullable About about) {
    /** Something that is no object. */
    public Hit(
            Kind kind,
            @Nullable Ikon icon,
            String title,
            String detail,
            String words,
            @Nullable StatusLook status,
            Runnable open) {
        this(kind, icon, title, detail, words, status, open, null);
    }

    /**
     * The object that was found.
     *
     * @param key {@code kind:id}, the kind being the noun of its actions
     * @param context of its actions
     */
    public record About(String key, Supplier<ActionContext> context) {
        /** The noun of its actions. */
        public String noun() {
            return key.substring(0, key.indexOf(':'));
        }
    }

    /** What can be found, in the order in which equals are shown; each has a text {@code search.<kind>}. */
    public enum Kind {
        CONTAINER,
        POD,
        IMAGE,
        CHECKPOINT,
        BUNDLE,
        VOLUME,
        NETWORK,
        SETTING,
        ACTION
    }
}
