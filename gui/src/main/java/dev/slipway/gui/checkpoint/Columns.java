package dev.slipway.gui.checkpoint;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;

/** Columns that show a text of a row. */
final class Columns {
    private Columns() {}

    /** A column of texts, with the whole text as a tooltip. */
    static <T> TreeTableColumn<T, String> text(String title, double width, Function<T, String> text) {
        TreeTableColumn<T, String> column = new TreeTableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(text.apply(row.getValue().getValue())));
        column.setCellFactory(any -> new TextCell<>());
        return column;
    }

    /** A column of numbers, which stand at the right. */
    static <T> TreeTableColumn<T, String> number(String title, double width, Function<T, String> text) {
        TreeTableColumn<T, String> column = text(title, width, text);
        column.getStyleClass().add("number-column");
        return column;
    }

    private static final class TextCell<T> extends TreeTableCell<T, String> {
        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
            setTooltip(empty || text.length() < 24 ? null : new Tooltip(text));
        }
    }
}
