package dev.slipway.gui.window;

import atlantafx.base.controls.CustomTextField;
import dev.slipway.gui.control.Filterable;
import dev.slipway.gui.control.Headed;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.settings.Settings;
import dev.slipway.gui.text.Texts;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** One side of the window: the main content and, beside it, at most one tool window. */
final class ToolWindowSide {
    private final SplitPane split = new SplitPane();
    private final Settings settings;
    private final String key;
    private final boolean left;
    private final Map<String, BorderPane> frames = new HashMap<>();
    private final Runnable changed;
    private @Nullable ToolWindow shown;

    ToolWindowSide(Node content, boolean left, Settings settings, Runnable changed) {
        this.left = left;
        this.settings = settings;
        this.key = left ? "left" : "bottom";
        this.changed = changed;
        split.setOrientation(left ? Orientation.HORIZONTAL : Orientation.VERTICAL);
        split.getStyleClass().add("frame-split");
        split.getItems().add(content);
        SplitPane.setResizableWithParent(content, true);
    }

    SplitPane node() {
        return split;
    }

    @Nullable
    ToolWindow shown() {
        return shown;
    }

    void show(ToolWindow window) {
        if (window.equals(shown)) {
            return;
        }
        keepSize();
        BorderPane frame = frames.computeIfAbsent(window.id(), id -> frame(window));
        if (shown != null) {
            split.getItems().remove(left ? 0 : 1);
        }
        shown = window;
        SplitPane.setResizableWithParent(frame, false);
        split.getItems().add(left ? 0 : 1, frame);
        double size = settings.number("side." + key, left ? 270 : 240);
        place(size);
        changed.run();
    }

    /** What the tool window that is shown shows. */
    @Nullable
    Node content() {
        ToolWindow window = shown;
        BorderPane frame = window == null ? null : frames.get(window.id());
        return frame == null ? null : frame.getCenter();
    }

    void hide() {
        if (shown == null) {
            return;
        }
        keepSize();
        split.getItems().remove(left ? 0 : 1);
        shown = null;
        changed.run();
    }

    boolean hasFocus() {
        ToolWindow window = shown;
        BorderPane frame = window == null ? null : frames.get(window.id());
        return frame != null && frame.isFocusWithin();
    }

    void focus() {
        ToolWindow window = shown;
        BorderPane frame = window == null ? null : frames.get(window.id());
        if (frame != null) {
            frame.getCenter().requestFocus();
        }
    }

    void keepSize() {
        ToolWindow window = shown;
        BorderPane frame = window == null ? null : frames.get(window.id());
        double size = frame == null ? 0 : left ? frame.getWidth() : frame.getHeight();
        if (size > 20) {
            settings.set("side." + key, Math.round(size));
        }
    }

    private void place(double size) {
        double whole = left ? split.getWidth() : split.getHeight();
        if (whole <= 0) {
            (left ? split.widthProperty() : split.heightProperty()).addListener(new ChangeListener<Number>() {
                @Override
                public void changed(ObservableValue<? extends Number> property, Number before, Number now) {
                    if (now.doubleValue() > 0) {
                        property.removeListener(this);
                        place(size);
                    }
                }
            });
            return;
        }
        double share = Math.min(0.8, size / whole);
        split.setDividerPosition(0, left ? share : 1 - share);
    }

    private static Node filter(ToolWindow window, Filterable filterable) {
        CustomTextField field = new CustomTextField();
        field.setId("filter-" + window.id());
        field.setLeft(new FontIcon(MaterialDesignF.FILTER_VARIANT));
        field.setPromptText(Texts.get("toolWindow.filter"));
        field.setAccessibleText(Texts.get("toolWindow.filter"));
        field.getStyleClass().add("tool-filter");
        field.textProperty().bindBidirectional(filterable.filterProperty());
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                field.clear();
                event.consume();
            }
        });
        return field;
    }

    private BorderPane frame(ToolWindow window) {
        Label title = new Label(window.title());
        title.getStyleClass().add("tool-title");
        HBox space = new HBox();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button hide = new Button("", new FontIcon(MaterialDesignM.MINUS));
        hide.getStyleClass().addAll("flat", "icon-button", "small");
        Tips.on(hide, Texts.get("toolWindow.hide"));
        hide.setFocusTraversable(false);
        hide.setOnAction(event -> hide());
        HBox header = new HBox(title, space, hide);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("tool-header");
        Node content = window.make().get();
        if (content instanceof Filterable filterable) {
            header.getChildren().add(2, filter(window, filterable));
        }
        if (content instanceof Headed headed) {
            header.getChildren().add(1, headed.head());
        }
        BorderPane frame = new BorderPane(content, header, null, null, null);
        frame.getStyleClass().addAll("tool-window", left ? "at-left" : "at-bottom");
        frame.setMinSize(Region.USE_COMPUTED_SIZE, Region.USE_COMPUTED_SIZE);
        frame.setMinWidth(left ? 160 : 0);
        frame.setMinHeight(left ? 0 : 90);
        return frame;
    }
}
