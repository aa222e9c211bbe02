package dev.slipway.gui.checkpoint;

import dev.slipway.gui.control.CopyableText;
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
        CopyableText shown = new CopyableText(value);
        shown.getStyleClass().add("checkpoint-fact-value");
        addRow(getRowCount(), key, shown);
    }
}
