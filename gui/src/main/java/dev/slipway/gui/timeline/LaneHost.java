package dev.slipway.gui.timeline;

import dev.slipway.protocol.model.CheckpointSummary;
import java.time.ZoneId;
import javafx.scene.Node;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseEvent;

/** What lanes ask of the timeline that they are part of. */
interface LaneHost {
    TimelineRange range();

    Choice choice();

    /** Bytes of the largest checkpoint of all lanes. */
    long largest();

    ZoneId zone();

    /** Whether a container is still there. */
    boolean isThere(String container);

    /** A mark was pressed. */
    void pressed(CheckpointSummary checkpoint, MouseEvent event);

    /** A mark was pressed twice. */
    void opened(CheckpointSummary checkpoint);

    /** A mark is dragged away. */
    void dragged(CheckpointSummary checkpoint, MouseEvent event, Node from);

    /** A menu is wanted at a mark. */
    void menu(CheckpointSummary checkpoint, ContextMenuEvent event, Node from);
}
