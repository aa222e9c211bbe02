package dev.slipway.gui.spec;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.text.Texts;
import java.util.Locale;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/** Shows a JSON document as a tree that can be folded, filtered and copied from; what is folded stays so when the document changes. */
public final class SpecView extends BorderPane {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COPY_PATH =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    private final TreeView<SpecEntry> tree = new TreeView<>();
    private final CustomTextField filter = new CustomTextField();
    private final Label found = new Label();
    private final Label path = new Label();
    private final Label empty = new Label(Texts.get("spec.empty"));
    private final SpecFolding folding = new SpecFolding();
    private SpecTree shown = SpecTree.of(MissingNode.getInstance());

    /** An empty view. */
    public SpecView() {
        getStyleClass().add("spec-view");
        getStylesheets()
                .add(Objects.requireNonNull(SpecView.class.getResource("/dev/slipway/gui/resources/spec.css"))
                        .toExternalForm());
        tree.getStyleClass().add("spec-tree");
        tree.setAccessibleText(Texts.get("spec.title"));
        tree.setFixedCellSize(22);
        tree.setCellFactory(view -> new SpecCell(this::wanted));
        tree.setContextMenu(menu());
        tree.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        tree.getSelectionModel()
                .selectedItemProperty()
                .addListener((observed, before, now) ->
                        path.setText(now == null ? "" : now.getValue().pointer()));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (FIND.match(event)) {
                filter.requestFocus();
                event.consume();
            }
        });
        empty.getStyleClass().addAll("spec-empty", Styles.TEXT_MUTED);
        setTop(bar());
        setCenter(new StackPane(tree, empty));
        path.getStyleClass().add("spec-path");
        path.setMaxWidth(Double.MAX_VALUE);
        setBottom(path);
        tree.setVisible(false);
    }

    /** Shows a document. */
    public void show(JsonNode document) {
        shown = SpecTree.of(document);
        fill();
    }

    private void fill() {
        String wanted = wanted();
        boolean nothing = shown.children().isEmpty();
        SpecTree visible = shown.filtered(wanted);
        tree.setRoot(folding.items(visible, !wanted.isEmpty()));
        tree.setVisible(!nothing);
        empty.setVisible(nothing);
        int count = wanted.isEmpty() ? 0 : shown.count(wanted);
        found.setText(
                wanted.isEmpty() ? "" : count == 0 ? Texts.get("spec.noMatch") : Texts.count("spec.matches", count));
    }

    private String wanted() {
        return filter.getText().strip().toLowerCase(Locale.ROOT);
    }

    private HBox bar() {
        filter.setPromptText(Texts.get("spec.filter"));
        filter.setAccessibleText(Texts.get("spec.filter"));
        filter.setLeft(new FontIcon(MaterialDesignM.MAGNIFY));
        filter.getStyleClass().add("spec-filter");
        filter.textProperty().addListener((observed, before, now) -> fill());
        filter.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                tree.requestFocus();
                event.consume();
            }
        });
        found.getStyleClass().addAll(Styles.TEXT_MUTED, "spec-found");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(
                filter,
                found,
                space,
                button(
                        MaterialDesignU.UNFOLD_MORE_HORIZONTAL,
                        "spec.unfold",
                        () -> folding.setAll(tree.getRoot(), true)),
                button(
                        MaterialDesignU.UNFOLD_LESS_HORIZONTAL,
                        "spec.fold",
                        () -> folding.setAll(tree.getRoot(), false)),
                button(
                        MaterialDesignC.CONTENT_COPY,
                        "spec.copyAll",
                        () -> copy(shown.entry().copied())));
        bar.getStyleClass().add("spec-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private ContextMenu menu() {
        MenuItem value = new MenuItem(Texts.get("spec.copyValue"));
        value.setAccelerator(COPY);
        value.setOnAction(event -> copySelected(false));
        MenuItem pointer = new MenuItem(Texts.get("spec.copyPath"));
        pointer.setAccelerator(COPY_PATH);
        pointer.setOnAction(event -> copySelected(true));
        return new ContextMenu(value, pointer);
    }

    private void onKey(KeyEvent event) {
        if (COPY_PATH.match(event)) {
            copySelected(true);
            event.consume();
        } else if (COPY.match(event)) {
            copySelected(false);
            event.consume();
        }
    }

    private void copySelected(boolean pointer) {
        TreeItem<SpecEntry> item = tree.getSelectionModel().getSelectedItem();
        if (item != null) {
            copy(pointer ? item.getValue().pointer() : item.getValue().copied());
        }
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static Button button(Ikon icon, String key, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        Tips.on(button, Texts.get(key));
        button.setAccessibleText(Texts.get(key));
        button.setOnAction(event -> action.run());
        return button;
    }
}
