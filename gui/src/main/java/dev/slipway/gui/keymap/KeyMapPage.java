package dev.slipway.gui.keymap;

import static dev.slipway.gui.text.NaturalOrder.NATURAL_ORDER;

import atlantafx.base.controls.CustomTextField;
import dev.slipway.gui.action.Action;
import dev.slipway.gui.action.KeyMap;
import dev.slipway.gui.control.LineFilter;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.text.Texts;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** All actions with their keys: searched by name, or by the keys; changed by pressing new ones; given back those they were made with. */
public final class KeyMapPage extends BorderPane {
    private final Desk desk;
    private final KeyMap keyMap;
    private final FilteredList<Action> shown;
    private final TableView<Action> table = new TableView<>();
    private final CustomTextField words = new CustomTextField();
    private final KeyField pressed = new KeyField();

    /** A page of the desk's actions. */
    public KeyMapPage(Desk desk) {
        this.desk = desk;
        this.keyMap = desk.actions().keyMap();
        this.shown = new FilteredList<>(FXCollections.observableArrayList(keyMap.actions()));
        getStyleClass().add("keymap");
        fillTable();
        setTop(bar());
        setCenter(table);
        words.textProperty().addListener(property -> filter());
        pressed.keysProperty().addListener(property -> filter());
    }

    @Override
    public void requestFocus() {
        words.requestFocus();
    }

    /** Asks for the key of an action, with {@code keys} as if they had been pressed already. */
    public void change(Action action, @Nullable KeyCombination keys) {
        KeyEdit.open(desk.layers(), keyMap, action, keys, this::filter);
    }

    private void change(Action action) {
        change(action, keyMap.get(action));
    }

    private void filter() {
        Predicate<String> wanted = LineFilter.words(words.getText());
        KeyCombination keys = pressed.keysProperty().get();
        shown.setPredicate(action -> wanted.test(action.text() + " " + about(action) + " " + keyMap.text(action))
                && (keys == null || keys.equals(keyMap.get(action))));
    }

    private Node bar() {
        words.setLeft(new FontIcon(MaterialDesignM.MAGNIFY));
        words.setPromptText(Texts.get("keymap.find"));
        words.setAccessibleText(Texts.get("keymap.find"));
        words.setId("keymap-words");
        words.setPrefColumnCount(24);
        words.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                words.clear();
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                table.requestFocus();
                table.getSelectionModel().selectFirst();
                event.consume();
            }
        });
        pressed.setId("keymap-keys");
        pressed.setPromptText(Texts.get("keymap.findByKeys"));
        pressed.setAccessibleText(Texts.get("keymap.findByKeys"));
        pressed.setPrefColumnCount(16);
        HBox space = new HBox();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button change = button("keymap.change", this::change);
        change.getStyleClass().add("accent");
        Button reset = button("keymap.reset", selected -> {
            keyMap.reset(selected);
            filter();
        });
        Button all = new Button(Texts.get("keymap.resetAll"));
        all.setId("keymap.resetAll");
        all.setOnAction(event -> {
            keyMap.resetAll();
            filter();
        });
        HBox bar = new HBox(6, words, pressed, space, change, reset, all);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("view-bar");
        return bar;
    }

    /** A button for what is selected. */
    private Button button(String key, Consumer<Action> work) {
        Button button = new Button(Texts.get(key));
        button.setId(key);
        button.disableProperty().bind(Bindings.isNull(table.getSelectionModel().selectedItemProperty()));
        button.setOnAction(event -> work.accept(table.getSelectionModel().getSelectedItem()));
        return button;
    }

    private void fillTable() {
        TableColumn<Action, Action> name = column("keymap.action", 320, Action::text);
        name.setCellFactory(any -> new NameCell());
        TableColumn<Action, Action> noun = column("keymap.about", 160, KeyMapPage::about);
        TableColumn<Action, @Nullable KeyCombination> keys = new TableColumn<>(Texts.get("keymap.keys"));
        keys.setId("keys");
        keys.setPrefWidth(200);
        keys.setCellValueFactory(row -> keyMap.property(row.getValue()));
        keys.setCellFactory(any -> new KeysCell());
        keys.setComparator(Comparator.comparing(any -> any == null ? "" : any.getDisplayText()));
        TableColumn<Action, Action> made = column("keymap.default", 160, KeyMapPage::madeWith);
        table.getColumns().add(name);
        table.getColumns().add(noun);
        table.getColumns().add(keys);
        table.getColumns().add(made);
        SortedList<Action> sorted = new SortedList<>(shown);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setId("keymap");
        table.setFixedCellSize(26);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getStyleClass().addAll("dense", "no-border");
        table.setPlaceholder(Placeholder.empty(
                MaterialDesignK.KEYBOARD_OUTLINE, Texts.get("keymap.nothing"), Texts.get("keymap.nothing.text")));
        table.setRowFactory(view -> row());
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            Action selected = table.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && selected != null) {
                change(selected);
                event.consume();
            }
        });
    }

    private TableRow<Action> row() {
        TableRow<Action> row = new TableRow<>();
        row.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !row.isEmpty()) {
                change(row.getItem());
            }
        });
        return row;
    }

    private static TableColumn<Action, Action> column(String key, double width, Function<Action, String> text) {
        TableColumn<Action, Action> column = new TableColumn<>(Texts.get(key));
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setComparator(Comparator.comparing(text, NATURAL_ORDER));
        column.setCellFactory(any -> new TableCell<>() {
            {
                getStyleClass().add("dim-text");
            }

            @Override
            protected void updateItem(@Nullable Action action, boolean empty) {
                super.updateItem(action, empty);
                setText(empty || action == null ? null : text.apply(action));
            }
        });
        return column;
    }

    private static String madeWith(Action action) {
        KeyCombination keys = action.shortcut();
        return keys == null ? "" : keys.getDisplayText();
    }

    /** What an action is about: the menu it is in. */
    private static String about(Action action) {
        String key = "keymap.about." + action.noun();
        return Texts.has(key)
                ? Texts.get(key)
                : action.noun().substring(0, 1).toUpperCase(Locale.ROOT)
                        + action.noun().substring(1);
    }

    private static final class NameCell extends TableCell<Action, Action> {
        private final FontIcon icon = new FontIcon();

        NameCell() {
            getStyleClass().add("icon-cell");
        }

        @Override
        protected void updateItem(@Nullable Action action, boolean empty) {
            super.updateItem(action, empty);
            setText(empty || action == null ? null : action.text());
            if (!empty && action != null) {
                icon.setIconCode(action.icon() == null ? MaterialDesignK.KEYBOARD_OUTLINE : action.icon());
            }
            setGraphic(empty ? null : icon);
        }
    }

    /** The key as a keycap, marked where the user chose it. */
    private final class KeysCell extends TableCell<Action, @Nullable KeyCombination> {
        private final Label cap = new Label();
        private final Label changed = new Label(Texts.get("keymap.changed"));
        private final HBox box = new HBox(8, cap, changed);

        KeysCell() {
            cap.getStyleClass().add("key-cap");
            cap.setMinWidth(Label.USE_PREF_SIZE);
            changed.getStyleClass().addAll("dim-text", "key-changed");
            box.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable KeyCombination keys, boolean empty) {
            super.updateItem(keys, empty);
            Action action = getTableRow() == null ? null : getTableRow().getItem();
            if (empty || action == null) {
                setGraphic(null);
                return;
            }
            cap.setText(keys == null ? "" : keys.getDisplayText());
            cap.setVisible(keys != null);
            cap.setManaged(keys != null);
            changed.setVisible(keyMap.isChanged(action));
            setGraphic(box);
        }
    }
}
