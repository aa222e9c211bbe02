package dev.slipway.gui.window;

import dev.slipway.gui.control.Tips;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The column of buttons that show and hide tool windows: those of the left side above, those of the bottom below. */
final class Stripe extends VBox {
    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");

    private final Function<ToolWindow, String> tip;
    private final Map<String, Button> buttons = new LinkedHashMap<>();

    Stripe(Iterable<ToolWindow> windows, Function<ToolWindow, String> tip, Consumer<ToolWindow> toggle) {
        this.tip = tip;
        getStyleClass().add("stripe");
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        for (ToolWindow window : windows) {
            if (window.left()) {
                getChildren().add(button(window, toggle));
            }
        }
        getChildren().add(space);
        for (ToolWindow window : windows) {
            if (!window.left()) {
                getChildren().add(button(window, toggle));
            }
        }
    }

    void show(String id, boolean shown) {
        Button button = buttons.get(id);
        if (button != null) {
            button.pseudoClassStateChanged(SHOWN, shown);
        }
    }

    private Button button(ToolWindow window, Consumer<ToolWindow> toggle) {
        Button button = new Button("", new FontIcon(window.icon()));
        button.getStyleClass().addAll("flat", "stripe-button");
        Tips.on(button, () -> tip.apply(window));
        button.setAccessibleText(window.title());
        button.setId("stripe-" + window.id());
        button.setFocusTraversable(false);
        button.setOnAction(event -> toggle.accept(window));
        buttons.put(window.id(), button);
        return button;
    }
}
