package dev.slipway.gui.graph;

import dev.slipway.gui.action.ActionContext;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** What a graph asks its surroundings to do. */
public interface GraphActions {
    /** Opens the object. */
    void open(GraphNode node);

    /** What actions are about while the object is chosen; null for none chosen. */
    ActionContext context(@Nullable GraphNode node);

    /** Shows the object's menu at a place on the screen, beside {@code owner}. */
    void menu(GraphNode node, Node owner, double screenX, double screenY);

    /** Asks for a file, and keeps the picture there. */
    void export();
}
