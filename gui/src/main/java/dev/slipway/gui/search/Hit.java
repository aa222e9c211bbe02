package dev.slipway.gui.search;

import dev.slipway.gui.control.StatusLook;
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
 */
public record Hit(
        Kind kind,
        @Nullable Ikon icon,
        String title,
        String detail,
        String words,
        @Nullable StatusLook status,
        Runnable open) {
    /** What can be found, in the order in which equals are shown; each has a text {@code search.<kind>}. */
    public enum Kind {
        CONTAINER,
        POD,
        IMAGE,
        CHECKPOINT,
        BUNDLE,
        VOLUME,
        NETWORK,
        ACTION
    }
}
