package dev.slipway.gui.checkpoint;

import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** Names and values, one pair a line. */
final class FactList extends GridPane {
    FactList() {
        getStyleClass().add("checkpoint-fact-list");
    }

    void add(String name, String value) {
        Label key = new Label(name);
        key.getStyleClass().add("checkpoint-fact-name");
        key.setMinWidth(USE_PREF_SIZE);
        Label shown = new Label(value);
        shown.getStyleClass().add("checkpoint-fact-value");
        shown.setWrapText(true);
        addRow(getRowCount(), key, shown);
    }
}
