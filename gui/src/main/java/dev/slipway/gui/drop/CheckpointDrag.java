package dev.slipway.gui.drop;

import dev.slipway.protocol.model.CheckpointSummary;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.paint.Color;

/** A checkpoint on its way, by the pointer, to where it is to be restored. */
public final class CheckpointDrag {
    private static final DataFormat FORMAT = new DataFormat("application/x-slipway-checkpoint");

    private CheckpointDrag() {}

    /** Begins at a node; nothing outside the window takes it. */
    public static void begin(CheckpointSummary checkpoint, Node from, MouseEvent event) {
        Dragboard board = from.startDragAndDrop(TransferMode.COPY);
        board.setContent(Map.of(FORMAT, checkpoint.id()));
        SnapshotParameters clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        if (from.getLayoutBounds().getWidth() < 64) {
            board.setDragView(from.snapshot(clear, null));
        }
        event.consume();
    }

    /** Id of the checkpoint that is dragged; empty if something else is. */
    static Optional<String> of(DragEvent event) {
        return event.getDragboard().hasContent(FORMAT)
                ? Optional.of(String.valueOf(event.getDragboard().getContent(FORMAT)))
                : Optional.empty();
    }
}
