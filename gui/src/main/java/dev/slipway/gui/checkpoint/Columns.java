package dev.slipway.gui.checkpoint;

import dev.slipway.gui.control.Tips;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

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

    /** A column of texts behind an icon. */
    static <T> TreeTableColumn<T, String> named(
            String title, double width, Function<T, String> text, Function<T, Ikon> icon) {
        TreeTableColumn<T, String> column = text(title, width, text);
        column.setCellFactory(any -> new IconCell<>(icon));
        return column;
    }

    /** A column of numbers, which stand at the right. */
    static <T> TreeTableColumn<T, String> number(String title, double width, Function<T, String> text) {
        TreeTableColumn<T, String> column = text(title, width, text);
        column.getStyleClass().add("number-column");
        return column;
    }

    private static final class IconCell<T> extends TextCell<T> {
        private final Function<T, Ikon> icon;
        private final FontIcon shown = new FontIcon();

        IconCell(Function<T, Ikon> icon) {
            this.icon = icon;
        }

        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            T row = empty || getTableRow() == null ? null : getTableRow().getItem();
            if (row != null) {
                shown.setIconCode(icon.apply(row));
            }
            setGraphic(row == null ? null : shown);
        }
    }

    private static class TextCell<T> extends TreeTableCell<T, String> {
        TextCell() {
            Tips.on(this, () -> getText() == null || getText().length() < 24 ? "" : getText());
        }

        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
        }
    }
}
