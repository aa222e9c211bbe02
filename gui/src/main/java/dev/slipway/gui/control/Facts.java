package dev.slipway.gui.control;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A titled block of names and values; values can be copied. */
public final class Facts extends VBox {
    private static final double NAMES = 150;

    private final GridPane grid = new GridPane();

    /** An empty block. */
    public Facts(String title) {
        getStyleClass().add("facts");
        Label heading = new Label(title);
        heading.getStyleClass().add("facts-title");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(NAMES);
        names.setPrefWidth(NAMES);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        grid.getColumnConstraints().addAll(names, values);
        grid.getStyleClass().add("facts-grid");
        getChildren().addAll(heading, grid);
    }

    /** Blocks in two columns of the same width. */
    public static GridPane columns(List<? extends Node> left, List<? extends Node> right) {
        GridPane columns = new GridPane();
        columns.getStyleClass().add("overview-columns");
        for (int i = 0; i < 2; i++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            columns.getColumnConstraints().add(half);
        }
        VBox first = new VBox(16);
        first.getChildren().addAll(left);
        VBox second = new VBox(16);
        second.getChildren().addAll(right);
        columns.add(first, 0, 0);
        columns.add(second, 1, 0);
        return columns;
    }

    /** Takes all facts away. */
    public void clear() {
        grid.getChildren().clear();
    }

    /** Adds a fact; an empty value is shown as a dash. */
    public void add(String name, String value) {
        add(name, new CopyableText(value));
    }

    /** Adds a fact that a node shows. */
    public void add(String name, Node value) {
        Label label = new Label(name);
        label.getStyleClass().add("fact-name");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        GridPane.setValignment(label, VPos.TOP);
        GridPane.setValignment(value, VPos.TOP);
        int row = grid.getRowCount();
        grid.addRow(row, label, value);
    }
}
