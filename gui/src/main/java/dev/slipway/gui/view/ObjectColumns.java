package dev.slipway.gui.view;

import static dev.slipway.gui.text.NaturalOrder.NATURAL_ORDER;

import dev.slipway.gui.control.StatusLabel;
import dev.slipway.gui.control.StatusLook;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.text.Texts;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Columns of tables of objects. The text of a column's head is that of {@code column.<key>}. */
public final class ObjectColumns {
    private static final double AGE = 90;
    private static final double STATUS = 130;

    private ObjectColumns() {}

    /** A column of texts, whole in the tooltip where there is no room for them. */
    public static <T> TableColumn<Row<T>, T> text(
            String key, double width, Function<T, String> text, String... styles) {
        return column(key, width, Comparator.comparing(text, NATURAL_ORDER), text, styles);
    }

    /** A column of texts behind icons. */
    public static <T> TableColumn<Row<T>, T> icon(
            String key, double width, Function<T, Ikon> icon, Function<T, String> text) {
        TableColumn<Row<T>, T> column = text(key, width, text);
        column.setCellFactory(any -> new IconCell<>(icon, text));
        return column;
    }

    /** A column of numbers, which stand at the right and are ordered as such. */
    public static <T> TableColumn<Row<T>, T> number(
            String key, double width, Function<T, Long> number, Function<T, String> text) {
        TableColumn<Row<T>, T> column = column(key, width, Comparator.comparing(number), text, "number");
        column.getStyleClass().add("number");
        return column;
    }

    /** How long ago it was made, with the time itself as tooltip; the last column of a table. */
    public static <T> TableColumn<Row<T>, T> age(Function<T, @Nullable Instant> created) {
        Comparator<T> newest =
                Comparator.comparing(value -> created.apply(value) == null ? Instant.MIN : created.apply(value));
        TableColumn<Row<T>, T> column = column(
                "age",
                AGE,
                newest.reversed(),
                value -> Ages.between(created.apply(value), Instant.now()),
                "number",
                "beside-menu");
        column.setMinWidth(AGE);
        column.getStyleClass().addAll("number", "beside-menu");
        column.setCellFactory(any -> new TextCell<>(
                value -> Ages.between(created.apply(value), Instant.now()),
                value -> Ages.full(created.apply(value)),
                "number",
                "beside-menu"));
        return column;
    }

    /** A column of states, each a dot and a word. */
    public static <T> TableColumn<Row<T>, T> status(Function<T, StatusLook> look) {
        TableColumn<Row<T>, T> column = column(
                "status",
                STATUS,
                Comparator.comparing(value -> look.apply(value).word()),
                any -> "");
        column.setMinWidth(STATUS);
        column.setCellFactory(any -> new StatusCell<>(look));
        return column;
    }

    private static <T> TableColumn<Row<T>, T> column(
            String key, double width, Comparator<T> order, Function<T, String> text, String... styles) {
        TableColumn<Row<T>, T> column = new TableColumn<>(Texts.get("column." + key));
        column.setId(key);
        column.setPrefWidth(width);
        column.setCellValueFactory(features -> features.getValue().valueProperty());
        column.setCellFactory(any -> new TextCell<>(text, null, styles));
        column.setComparator(order);
        return column;
    }

    private static final class StatusCell<T> extends TableCell<Row<T>, T> {
        private final Function<T, StatusLook> look;
        private final StatusLabel label = new StatusLabel();

        StatusCell(Function<T, StatusLook> look) {
            this.look = look;
        }

        @Override
        protected void updateItem(@Nullable T value, boolean empty) {
            super.updateItem(value, empty);
            label.show(empty || value == null ? null : look.apply(value));
            setGraphic(empty || value == null ? null : label);
        }
    }

    private static final class IconCell<T> extends TextCell<T> {
        private final Function<T, Ikon> icon;
        private final FontIcon shown = new FontIcon();

        IconCell(Function<T, Ikon> icon, Function<T, String> text) {
            super(text, null, "icon-cell");
            this.icon = icon;
        }

        @Override
        protected void updateItem(@Nullable T value, boolean empty) {
            super.updateItem(value, empty);
            if (!empty && value != null) {
                shown.setIconCode(icon.apply(value));
            }
            setGraphic(empty || value == null ? null : shown);
        }
    }

    private static class TextCell<T> extends TableCell<Row<T>, T> {
        private final Function<T, String> text;

        TextCell(Function<T, String> text, @Nullable Function<T, String> tip, String... styles) {
            this.text = text;
            getStyleClass().addAll(styles);
            Tips.on(this, () -> {
                T value = getItem();
                if (isEmpty() || value == null) {
                    return "";
                }
                return tip != null ? tip.apply(value) : isCut() ? getText() : "";
            });
        }

        private boolean isCut() {
            return getText() != null && prefWidth(-1) > getWidth() + 0.5;
        }

        @Override
        protected void updateItem(@Nullable T value, boolean empty) {
            super.updateItem(value, empty);
            setText(empty || value == null ? null : text.apply(value));
        }
    }
}
