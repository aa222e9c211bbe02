package dev.slipway.gui.view;

import dev.slipway.gui.settings.Settings;
import dev.slipway.gui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the order, width and visibility of a table's columns, and by which it is sorted, in the settings; the menu of each column's head
 * brings back what was there at first. Columns are known by their ids.
 *
 * @param <R> a line
 */
final class KeptColumns<R> {
    private static final String COLUMNS = ".columns";
    private static final String SORT = ".sort";

    private final TableView<R> table;
    private final Settings settings;
    private final String setting;
    private final List<Place<R>> first;

    private record Place<R>(TableColumn<R, ?> column, double width) {}

    private KeptColumns(TableView<R> table, Settings settings, String key) {
        this.table = table;
        this.settings = settings;
        this.setting = "table." + key;
        this.first = table.getColumns().stream()
                .map(column -> new Place<R>(column, column.getPrefWidth()))
                .toList();
    }

    /** Brings a table's columns into the places that are kept, and keeps them from now on. */
    static <R> void of(TableView<R> table, Settings settings, String key) {
        KeptColumns<R> it = new KeptColumns<>(table, settings, key);
        it.restore();
        it.listen();
    }

    private void restore() {
        List<TableColumn<R, ?>> ordered = new ArrayList<>();
        for (String[] kept : words(COLUMNS, 3)) {
            TableColumn<R, ?> column = column(kept[0]);
            if (column != null && !ordered.contains(column)) {
                ordered.add(column);
                column.setPrefWidth(width(kept[1], column.getPrefWidth()));
                column.setVisible(Boolean.parseBoolean(kept[2]));
            }
        }
        for (int i = 0; i < first.size(); i++) {
            if (!ordered.contains(first.get(i).column())) {
                ordered.add(Math.min(i, ordered.size()), first.get(i).column());
            }
        }
        table.getColumns().setAll(ordered);
        for (String[] kept : words(SORT, 2)) {
            TableColumn<R, ?> column = column(kept[0]);
            if (column != null && !table.getSortOrder().contains(column)) {
                column.setSortType(
                        kept[1].equals(name(SortType.DESCENDING)) ? SortType.DESCENDING : SortType.ASCENDING);
                table.getSortOrder().add(column);
            }
        }
    }

    private void listen() {
        InvalidationListener changed = property -> keep();
        MenuItem back = new MenuItem(Texts.get("table.columns.reset"));
        back.setOnAction(event -> reset());
        ContextMenu menu = new ContextMenu(back);
        for (Place<R> place : first) {
            place.column().widthProperty().addListener(changed);
            place.column().visibleProperty().addListener(changed);
            place.column().sortTypeProperty().addListener(changed);
            place.column().setContextMenu(menu);
        }
        table.getColumns().addListener(changed);
        table.getSortOrder().addListener(changed);
    }

    private void keep() {
        settings.set(
                setting + COLUMNS,
                table.getColumns().stream()
                        .map(column -> column.getId() + ":" + Math.round(column.getWidth()) + ":" + column.isVisible())
                        .collect(Collectors.joining(",")));
        settings.set(
                setting + SORT,
                table.getSortOrder().stream()
                        .map(column -> column.getId() + ":" + name(column.getSortType()))
                        .collect(Collectors.joining(",")));
    }

    private void reset() {
        table.getSortOrder().clear();
        table.getColumns().setAll(first.stream().map(Place::column).toList());
        for (Place<R> place : first) {
            place.column().setVisible(true);
            place.column().setPrefWidth(place.width() + 1); // only a change of it takes effect
            place.column().setPrefWidth(place.width());
        }
    }

    private List<String[]> words(String what, int parts) {
        return settings.get(setting + what, "")
                .lines()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(word -> word.split(":"))
                .filter(word -> word.length == parts)
                .toList();
    }

    private @Nullable TableColumn<R, ?> column(String id) {
        return first.stream()
                .<TableColumn<R, ?>>map(Place::column)
                .filter(column -> id.equals(column.getId()))
                .findFirst()
                .orElse(null);
    }

    private static double width(String text, double otherwise) {
        try {
            double width = Double.parseDouble(text);
            return width >= 10 && width <= 4000 ? width : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static String name(SortType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
