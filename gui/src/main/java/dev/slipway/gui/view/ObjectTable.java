package dev.slipway.gui.view;

import dev.slipway.gui.action.ActionBar;
import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.action.Contexts;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.drop.DropPlaces;
import dev.slipway.gui.filter.FilterField;
import dev.slipway.gui.filter.FilterWords;
import dev.slipway.gui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/**
 * All objects of a kind as a dense table with a filter and the actions on what is selected.
 *
 * @param <R> a line
 */
public class ObjectTable<R> extends BorderPane {
    /**
     * What a table is made of.
     *
     * @param key of its texts, {@code images.prompt} say, and the table's id
     * @param noun of its actions
     * @param all lines there are
     * @param shown those that pass the filter
     * @param filter its text
     * @param words what it understands
     * @param context what actions are about when these lines are selected
     * @param open opens a line
     * @param empty what is shown while there are no lines
     * @param count how many there are, in words
     */
    public record Parts<R>(
            String key,
            String noun,
            ObservableList<R> all,
            ObservableList<R> shown,
            StringProperty filter,
            FilterWords<?> words,
            List<TableColumn<R, ?>> columns,
            Function<List<R>, ActionContext> context,
            Consumer<R> open,
            Supplier<Placeholder> empty,
            Supplier<String> count) {
        public Parts {
            columns = List.copyOf(columns);
        }

        /** The parts of a table of {@link Rows}. */
        public static <T> Parts<Row<T>> of(
                String key,
                String noun,
                Rows<T> rows,
                List<TableColumn<Row<T>, ?>> columns,
                Function<List<T>, ActionContext> context,
                Consumer<T> open,
                Supplier<Placeholder> empty) {
            return new Parts<>(
                    key,
                    noun,
                    rows.all(),
                    rows.shown(),
                    rows.filterProperty(),
                    rows.filterWords(),
                    columns,
                    selected -> context.apply(selected.stream().map(Row::value).toList()),
                    row -> open.accept(row.value()),
                    empty,
                    () -> Texts.count(key + ".count", rows.all().size()));
        }
    }

    /** Of the ids of actions that show this very table. */
    private static final String LIST = ".list";

    private final Desk desk;
    private final Parts<R> parts;
    private final TableView<R> table = new TableView<>();
    private final FilterField filter;
    private final ActionBar actions;
    private final InvalidationListener stateChanged = property -> refresh();
    private @Nullable ContextMenu menu;

    /** A table below a filter and the bar of its actions. */
    public ObjectTable(Desk desk, Parts<R> parts) {
        this(desk, parts, null);
    }

    /** A table as a part of a view, below its title and the bar of its actions. */
    public static <R> ObjectTable<R> part(Desk desk, String title, Parts<R> parts) {
        Label label = new Label(title);
        label.getStyleClass().add("part-title");
        return new ObjectTable<>(desk, parts, List.of(label));
    }

    /**
     * A table as a part of a view.
     *
     * @param head what stands before its actions; absent for the filter
     */
    protected ObjectTable(Desk desk, Parts<R> parts, @Nullable List<Node> head) {
        this.desk = desk;
        this.parts = parts;
        filter = new FilterField(parts.words());
        table.setId(parts.key());
        actions = actions();
        setTop(head == null ? bar() : head(head));
        setCenter(table);
        fillTable();
        Contexts.attach(this, this::context);
        Timeline ages = new Timeline(new KeyFrame(Duration.seconds(10), event -> table.refresh()));
        ages.setCycleCount(Animation.INDEFINITE);
        sceneProperty().addListener((property, before, scene) -> {
            if (scene == null) {
                ages.stop();
            } else {
                table.refresh();
                ages.play();
            }
        });
    }

    /** What is selected. */
    public final ActionContext context() {
        return parts.context().apply(selected());
    }

    private List<R> selected() {
        return table.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /** Puts the cursor into the filter. */
    public final void focusFilter() {
        filter.requestFocus();
    }

    @Override
    public final void requestFocus() {
        table.requestFocus();
    }

    private Node bar() {
        filter.setPromptText(Texts.get(parts.key() + ".prompt"));
        filter.setId(parts.noun() + "-filter");
        filter.setPrefColumnCount(34);
        filter.textProperty().bindBidirectional(parts.filter());
        filter.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                table.requestFocus();
                if (table.getSelectionModel().isEmpty()) {
                    table.getSelectionModel().selectFirst();
                }
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                filter.clear();
                event.consume();
            }
        });
        Label count = new Label();
        count.getStyleClass().add("count");
        count.textProperty()
                .bind(Bindings.createStringBinding(
                        this::countText,
                        parts.all(),
                        parts.shown(),
                        table.getSelectionModel().getSelectedItems()));
        HBox bar = new HBox(filter, count, space());
        bar.getChildren().addAll(buttons());
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("view-bar");
        return new VBox(bar, wrong());
    }

    /** What is wrong with the filter; takes no room where nothing is. */
    private Node wrong() {
        Label message = new Label();
        message.setId(parts.noun() + "-filter-message");
        message.getStyleClass().addAll("field-message", "filter-message");
        message.textProperty().bind(filter.messageProperty());
        message.visibleProperty().bind(message.textProperty().isNotEmpty());
        message.managedProperty().bind(message.visibleProperty());
        return message;
    }

    private Node head(List<Node> head) {
        HBox bar = new HBox(head.get(0), space());
        bar.getChildren().addAll(head.subList(1, head.size()));
        bar.getChildren().add(actions);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("part-bar");
        return bar;
    }

    /** What can be done without a selection, and what with one. */
    private List<Node> buttons() {
        List<Node> buttons = new ArrayList<>();
        desk.actions().about(parts.noun()).stream()
                .filter(action -> action.place().general()
                        && !action.place().toolBar()
                        && action.icon() != null
                        && !action.id().endsWith(LIST))
                .forEach(action -> buttons.add(desk.controls().iconButton(action.id(), this::context)));
        if (!buttons.isEmpty() && !actions.getChildren().isEmpty()) {
            Region line = new Region();
            line.getStyleClass().add("bar-divider");
            buttons.add(line);
        }
        buttons.add(actions);
        return buttons;
    }

    private static Node space() {
        HBox space = new HBox();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private ActionBar actions() {
        ActionBar bar = desk.controls().bar(this::context, parts.noun());
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<R>) change -> bar.refresh());
        parts.all().addListener((ListChangeListener<R>) change -> bar.refresh());
        return bar;
    }

    private void refresh() {
        actions.refresh();
        refreshPlaceholder();
    }

    private String countText() {
        int selected = table.getSelectionModel().getSelectedItems().size();
        int all = parts.all().size();
        int shown = parts.shown().size();
        if (selected > 1) {
            return Texts.get("table.selected", selected, shown);
        }
        if (all == 0) {
            return "";
        }
        return shown == all ? parts.count().get() : Texts.get("table.filtered", shown, all);
    }

    private void fillTable() {
        SortedList<R> sorted = new SortedList<>(parts.shown());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setFixedCellSize(26);
        table.setTableMenuButtonVisible(true);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getStyleClass().addAll("dense", "no-border");
        table.getColumns().addAll(parts.columns());
        KeptColumns.of(table, desk.settings(), parts.key());
        table.setRowFactory(view -> row());
        table.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::showMenu);
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        table.setPlaceholder(placeholder());
        parts.shown().addListener((ListChangeListener<R>) change -> refreshPlaceholder());
        parts.filter().addListener((property, before, text) -> refreshPlaceholder());
        desk.world().knownProperty().addListener(new WeakInvalidationListener(stateChanged));
        desk.helper().stateProperty().addListener(new WeakInvalidationListener(stateChanged));
    }

    private void refreshPlaceholder() {
        if (parts.shown().isEmpty()) {
            table.setPlaceholder(placeholder());
        }
    }

    private Node placeholder() {
        if (!desk.world().knownProperty().get()) {
            return Awaiting.world(desk);
        }
        if (!parts.filter().get().isBlank()) {
            return Placeholder.empty(
                    MaterialDesignF.FILTER_OFF_OUTLINE,
                    Texts.get(parts.key() + ".noMatch"),
                    Texts.get("table.noMatch.text"));
        }
        return parts.empty().get();
    }

    private TableRow<R> row() {
        TableRow<R> row = new TableRow<>();
        DropPlaces.attach(row, pointed -> parts.context().apply(row.isEmpty() ? List.of() : List.of(row.getItem())));
        row.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !row.isEmpty()) {
                parts.open().accept(row.getItem());
            }
        });
        return row;
    }

    private void showMenu(ContextMenuEvent event) {
        if (!selected().isEmpty()) {
            ContextMenu open = menu;
            if (open == null) {
                open = desk.controls().contextMenu(this::context, parts.noun());
                menu = open;
            }
            open.show(table, event.getScreenX(), event.getScreenY());
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            selected().forEach(parts.open());
            event.consume();
        } else if (!event.isShortcutDown() && !event.isAltDown() && event.getCode() == KeyCode.SLASH) {
            focusFilter();
            event.consume();
        }
    }
}
