package dev.slipway.gui.view;

import java.util.function.Function;
import javafx.scene.Node;

/**
 * A part of an object's tab, made when it is first looked at.
 *
 * @param id stable name; its title is the text of {@code view.<id>}
 * @param make makes it for an object's full id
 */
public record ObjectView(String id, Function<String, Content> make) {
    /**
     * What was made.
     *
     * @param dispose gives back what it holds: subscriptions, timers
     */
    public record Content(Node node, Runnable dispose) {
        /** Content that holds nothing. */
        public static Content of(Node node) {
            return new Content(node, () -> {});
        }
    }
}
