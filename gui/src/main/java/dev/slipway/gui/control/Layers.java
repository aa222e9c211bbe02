package dev.slipway.gui.control;

import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The window's content with room above it for one sheet or question, over a dimmed content. */
public final class Layers extends StackPane {
    private final Region dim = new Region();
    private final Drafts drafts = new Drafts();
    private final ReadOnlyBooleanWrapper sheetShowing = new ReadOnlyBooleanWrapper(this, "sheetShowing");
    private @Nullable Node shown;
    private @Nullable Node focusBefore;
    private Runnable whenClosed = () -> {};

    /** Layers above {@code content}. */
    public Layers(Node content) {
        dim.getStyleClass().add("dim");
        dim.setVisible(false);
        dim.setOnMousePressed(event -> close());
        getChildren().addAll(content, dim);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && shown != null) {
                close();
                event.consume();
            }
        });
    }

    /** What was typed into its sheets. */
    public Drafts drafts() {
        return drafts;
    }

    /** Slides {@code sheet} in from the right side. */
    public void showSheet(Region sheet, Runnable closed) {
        sheet.getStyleClass().add("side-sheet");
        sheet.setMaxWidth(Region.USE_PREF_SIZE);
        show(sheet, Pos.CENTER_RIGHT, closed);
        sheetShowing.set(true);
        sheet.setTranslateX(40);
        sheet.setOpacity(0);
        new Timeline(new KeyFrame(
                        Duration.millis(120),
                        new KeyValue(sheet.translateXProperty(), 0, Interpolator.EASE_OUT),
                        new KeyValue(sheet.opacityProperty(), 1, Interpolator.EASE_OUT)))
                .play();
    }

    /** Shows {@code card} in the middle. */
    public void showCard(Region card) {
        card.getStyleClass().add("card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        show(card, Pos.CENTER, () -> {});
    }

    /** Whether a sheet or a question is open. */
    public boolean isShowing() {
        return shown != null;
    }

    /** Whether a sheet covers the right side. */
    public ReadOnlyBooleanProperty sheetShowingProperty() {
        return sheetShowing.getReadOnlyProperty();
    }

    /** Takes the sheet or the question away. */
    public void close() {
        Node node = shown;
        if (node == null) {
            return;
        }
        shown = null;
        sheetShowing.set(false);
        getChildren().remove(node);
        dim.setVisible(false);
        whenClosed.run();
        if (focusBefore != null) {
            focusBefore.requestFocus();
        }
    }

    private void show(Node node, Pos position, Runnable closed) {
        close();
        focusBefore = getScene() == null ? null : getScene().getFocusOwner();
        whenClosed = closed;
        shown = node;
        StackPane.setAlignment(node, position);
        dim.setVisible(true);
        getChildren().add(node);
        node.requestFocus();
    }
}
