package dev.slipway.gui.logs;

import atlantafx.base.theme.Styles;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.text.Texts;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** The flat buttons of a log's bars; a button's id is the key of its text. */
final class LogButtons {
    private LogButtons() {}

    static ToggleButton toggle(Ikon icon, String key, BooleanProperty property) {
        ToggleButton button = dressed(new ToggleButton(), icon, key);
        button.getStyleClass().add("log-toggle");
        button.selectedProperty().bindBidirectional(property);
        return button;
    }

    static Button button(Ikon icon, String key, Runnable action) {
        Button button = dressed(new Button(), icon, key);
        button.setOnAction(event -> action.run());
        return button;
    }

    private static <T extends ButtonBase> T dressed(T button, Ikon icon, String key) {
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setId(key);
        Tips.on(button, Texts.get(key));
        button.setAccessibleText(Texts.get(key));
        return button;
    }
}
