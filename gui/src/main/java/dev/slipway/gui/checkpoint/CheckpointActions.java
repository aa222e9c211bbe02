package dev.slipway.gui.checkpoint;

import dev.slipway.protocol.model.CheckpointSummary;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;

/** What the checkpoint views ask their surroundings to do. */
public interface CheckpointActions {
    /** Lets the user take a checkpoint. */
    void take();

    /** Opens the inside of a checkpoint. */
    void open(CheckpointSummary checkpoint);

    /** Shows what can be done with the chosen ones, at a place of the screen. */
    void menu(Node owner, double screenX, double screenY);

    /** Begins to drag a checkpoint away from a node. */
    void drag(CheckpointSummary checkpoint, Node from, MouseEvent event);
}
