package dev.slipway.gui.notice;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * Something the user is told without being stopped.
 *
 * @param detail what to do about it, or empty
 * @param picture makes what shows more of it; null, or making null, where there is none
 * @param offers what can be done at once
 */
public record Notice(
        Level level,
        String title,
        String detail,
        Instant time,
        @Nullable Supplier<@Nullable Node> picture,
        List<Offer> offers) {
    public Notice {
        offers = List.copyOf(offers);
    }

    /** How much it matters. */
    public enum Level {
        INFO,
        SUCCESS,
        WARNING,
        ERROR
    }

    /** A verb and its work. */
    public record Offer(String text, Runnable work) {}
}
