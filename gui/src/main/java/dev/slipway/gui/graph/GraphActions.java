package dev.slipway.gui.graph;

import javafx.scene.Node;

/** What a graph asks its surroundings to do. */
public interface GraphActions {
    /** Opens the object. */
    void open(GraphNode node);

    /** Shows the object's menu at a place on the screen, beside {@code owner}. */
    void menu(GraphNode node, Node owner, double screenX, double screenY);
}
