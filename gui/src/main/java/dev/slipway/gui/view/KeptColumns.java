package dev.slipway.gui.view;

import dev.slipway.gui.settings.Settings;
import dev.slipway.gui.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableHeaderRow;
import javafx.scene.input.MouseEvent;
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

    /** The widths that the user gave; those that the table's own size gave are not kept. */
    private final Map<String, Long> widths = new HashMap<>();

    private boolean inHead;

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
                long width = width(kept[1]);
                if (width > 0) {
                    widths.put(kept[0], width);
                    column.setPrefWidth((double) width);
                }
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
            place.column().visibleProperty().addListener(changed);
            place.column().sortTypeProperty().addListener(changed);
            place.column().setContextMenu(menu);
        }
        table.getColumns().addListener(changed);
        table.getSortOrder().addListener(changed);
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> inHead = isInHead(event.getTarget()));
        table.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (inHead) {
                inHead = false;
                resized();
            }
        });
    }

    private static boolean isInHead(EventTarget target) {
        for (Node at = target instanceof Node node ? node : null; at != null; at = at.getParent()) {
            if (at instanceof TableHeaderRow) {
                return true;
            }
        }
        return false;
    }

    private void resized() {
        for (Place<R> place : first) {
            TableColumn<R, ?> column = place.column();
            if (column.isVisible() && Math.abs(column.getWidth() - column.getPrefWidth()) >= 1) {
                widths.put(column.getId(), Math.round(column.getWidth()));
            }
        }
        keep();
    }

    private void keep() {
        settings.set(
                setting + COLUMNS,
                table.getColumns().stream()
                        .map(column -> column.getId() + ":" + widths.getOrDefault(column.getId(), 0L) + ":"
                                + column.isVisible())
                        .collect(Collectors.joining(",")));
        settings.set(
                setting + SORT,
                table.getSortOrder().stream()
                        .map(column -> column.getId() + ":" + name(column.getSortType()))
                        .collect(Collectors.joining(",")));
    }

    private void reset() {
        widths.clear();
        table.getSortOrder().clear();
        table.getColumns().setAll(first.stream().map(Place::column).toList());
        for (Place<R> place : first) {
            place.column().setVisible(true);
            place.column().setPrefWidth(place.width() + 1); // only a change of it takes effect
            place.column().setPrefWidth(place.width());
        }
        keep();
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

    /** 0 for none, or for what is none. */
    private static long width(String text) {
        try {
            long width = Long.parseLong(text);
            return width >= 10 && width <= 4000 ? width : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String name(SortType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
