package dev.slipway.gui.search;

import atlantafx.base.controls.CustomTextField;
import dev.slipway.gui.search.SearchModel.Scope;
import dev.slipway.gui.text.Texts;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** The field for searching everywhere, with what was found below it: up and down choose, Enter opens, Escape ends it. */
public final class SearchField extends CustomTextField {
    private static final double ROW = 28;
    private static final int ROWS = 14;
    private static final double WIDTH = 640;

    private final SearchModel model;
    private final ListView<Hit> list = new ListView<>();
    private final StackPane results = new StackPane(list);
    private @Nullable Node focusBefore;
    private boolean pressed;

    /** A field for a model. */
    public SearchField(SearchModel model) {
        this.model = model;
        setId("search");
        getStyleClass().add("search");
        setLeft(new FontIcon(MaterialDesignM.MAGNIFY));
        Label keys = new Label(Texts.get("search.keys"));
        keys.getStyleClass().add("search-keys");
        setRight(keys);
        setPromptText(Texts.get("search.everywhere"));
        setAccessibleText(Texts.get("search.everywhere"));
        textProperty().bindBidirectional(model.typedProperty());
        model.scopeProperty()
                .subscribe(scope ->
                        setPromptText(Texts.get(scope == Scope.ACTIONS ? "search.actions" : "search.everywhere")));
        fillResults();
        focusedProperty().addListener((property, before, focused) -> {
            if (!focused) {
                results.setVisible(pressed);
            } else if (!results.isVisible()) {
                model.begin(Scope.EVERYWHERE);
            }
        });
        // Not when it gets the focus, which it does too when what had it is gone.
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> open());
        textProperty().addListener(property -> open());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Puts the cursor here and begins a search. */
    public void search(Scope scope) {
        Node focused = getScene().getFocusOwner();
        if (focused != this) {
            focusBefore = focused;
        }
        clear();
        model.begin(scope);
        requestFocus();
        model.scopeProperty().set(scope);
        open();
    }

    /** What was found, to be laid over the window's content. */
    public Node results() {
        return results;
    }

    private void fillResults() {
        results.setManaged(false);
        results.setVisible(false);
        list.setItems(model.hits());
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new HitCell());
        list.getStyleClass().addAll("dense", "edge-to-edge");
        list.setId("search-hits");
        list.setFocusTraversable(false);
        Label nothing = new Label(Texts.get("search.nothing"));
        nothing.getStyleClass().add("dim-text");
        list.setPlaceholder(nothing);
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> pressed = true);
        list.setOnMouseClicked(event -> {
            pressed = false;
            if (event.getButton() == MouseButton.PRIMARY) {
                choose();
            }
        });
        model.hits().addListener((ListChangeListener<Hit>) change -> {
            place();
            list.getSelectionModel().selectFirst();
            list.scrollTo(0);
        });
        results.getStyleClass().add("search-results");
    }

    private void open() {
        if (!isFocused()) {
            return;
        }
        results.setVisible(true);
        place();
        if (list.getSelectionModel().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    private void place() {
        Parent parent = results.getParent();
        if (parent != null && results.isVisible()) {
            Bounds field = parent.sceneToLocal(localToScene(getLayoutBounds()));
            double height = ROW * Math.max(2, Math.min(ROWS, model.hits().size())) + 12;
            results.resizeRelocate(field.getCenterX() - WIDTH / 2, field.getMaxY() + 4, WIDTH, height);
        }
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(ROWS);
            case PAGE_UP -> move(-ROWS);
            case ENTER -> choose();
            case ESCAPE -> leave();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        if (!results.isVisible()) {
            open();
            return;
        }
        int last = model.hits().size() - 1;
        int to = Math.max(0, Math.min(last, list.getSelectionModel().getSelectedIndex() + by));
        list.getSelectionModel().clearAndSelect(to);
        list.scrollTo(Math.max(0, to - ROWS + 2));
    }

    private void choose() {
        Hit hit = list.getSelectionModel().getSelectedItem();
        leave();
        if (hit != null) {
            hit.open().run();
        }
    }

    private void leave() {
        results.setVisible(false);
        clear();
        Node before = focusBefore;
        focusBefore = null;
        if (before != null && before.getScene() == getScene()) {
            before.requestFocus();
        } else {
            getScene().getRoot().requestFocus();
        }
    }
}
