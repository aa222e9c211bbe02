package dev.slipway.gui.container;

import java.util.function.Function;
import javafx.scene.Node;

/**
 * A part of a container's tab, made when it is first looked at.
 *
 * @param id stable name; its title is the text of {@code view.<id>}
 * @param make makes it for a container's id
 */
public record ContainerView(String id, Function<String, Content> make) {
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
