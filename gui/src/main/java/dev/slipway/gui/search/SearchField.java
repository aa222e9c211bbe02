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
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/**
 * The field for searching everywhere, with what was found below it: up and down choose, Enter opens, Tab shows the actions of what is
 * chosen, Escape ends it.
 */
public final class SearchField extends CustomTextField {
    private static final double ROW = 28;
    private static final int ROWS = 14;
    private static final double WIDTH = 640;
    private static final double FOOTER = 24;

    private final SearchModel model;
    private final ListView<Hit> list = new ListView<>();
    private final Label footer = new Label();
    private final VBox results = new VBox(list, footer);
    private final FontIcon lens = new FontIcon(MaterialDesignM.MAGNIFY);
    private String typedBefore = "";
    private @Nullable Node focusBefore;
    private boolean pressed;

    /** A field for a model. */
    public SearchField(SearchModel model) {
        this.model = model;
        setId("search");
        getStyleClass().add("search");
        setLeft(lens);
        Label keys = new Label(Texts.get("search.keys"));
        keys.getStyleClass().add("search-keys");
        setRight(keys);
        setPromptText(Texts.get("search.everywhere"));
        setAccessibleText(Texts.get("search.everywhere"));
        textProperty().bindBidirectional(model.typedProperty());
        model.scopeProperty().subscribe(scope -> prompt());
        model.subjectProperty().subscribe(subject -> prompt());
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
        footer.getStyleClass().addAll("search-footer", "dim-text");
        footer.setMinHeight(FOOTER);
        VBox.setVgrow(list, Priority.ALWAYS);
        results.getStyleClass().add("search-results");
    }

    private void prompt() {
        Hit subject = model.subjectProperty().get();
        Label of = new Label(subject == null ? "" : subject.title(), new FontIcon(MaterialDesignC.CHEVRON_RIGHT));
        of.getStyleClass().add("search-subject");
        setLeft(subject == null ? lens : of);
        setPromptText(
                subject != null
                        ? Texts.get("search.whatToDo")
                        : switch (model.scopeProperty().get()) {
                            case ACTIONS -> Texts.get("search.actions");
                            case RECENT -> Texts.get("search.recent");
                            case EVERYWHERE -> Texts.get("search.everywhere");
                        });
        footer.setText(Texts.get(subject == null ? "search.help" : "search.help.actions"));
    }

    /** Shows the actions of what is chosen. */
    public void actions() {
        Hit hit = list.getSelectionModel().getSelectedItem();
        if (hit != null && hit.about() != null) {
            typedBefore = getText();
            model.show(hit);
            clear();
        }
    }

    /** From the actions back to what was found before. */
    private void back() {
        model.show(null);
        setText(typedBefore);
        positionCaret(getLength());
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
            double height = ROW * Math.max(2, Math.min(ROWS, model.hits().size())) + 12 + FOOTER;
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
            case ESCAPE -> {
                if (isInside()) {
                    back();
                } else {
                    leave();
                }
            }
            case TAB -> {
                if (!results.isVisible() || event.isShiftDown() || event.isShortcutDown()) {
                    return;
                }
                actions();
            }
            case BACK_SPACE -> {
                if (!isInside() || getLength() > 0) {
                    return;
                }
                back();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private boolean isInside() {
        return model.subjectProperty().get() != null;
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
        model.show(null);
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
