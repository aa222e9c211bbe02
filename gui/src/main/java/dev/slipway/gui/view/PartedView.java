package dev.slipway.gui.view;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.VBox;

/** Facts of an object above a table of what belongs to it. */
public final class PartedView {
    private static final double FACTS = 0.46;

    private PartedView() {}

    /**
     * Both, with a divider that can be moved.
     *
     * @param inspection tells some of the facts; if it can't, the reason is shown above them
     */
    public static SplitPane of(Inspection<?> inspection, Node facts, Node table) {
        VBox content = new VBox(12, new InspectionTrouble(inspection), facts);
        content.getStyleClass().add("overview-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("overview", "edge-to-edge");
        SplitPane split = new SplitPane(scroll, table);
        split.setOrientation(Orientation.VERTICAL);
        split.getStyleClass().add("frame-split");
        split.setDividerPositions(FACTS);
        return split;
    }
}
