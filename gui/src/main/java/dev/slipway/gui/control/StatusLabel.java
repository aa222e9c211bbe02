package dev.slipway.gui.control;

import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A status as a coloured dot and a word. */
public final class StatusLabel extends Label {
    private final FontIcon icon = new FontIcon();

    /** A label that shows nothing yet. */
    public StatusLabel() {
        getStyleClass().add("status-label");
        setGraphicTextGap(6);
    }

    /** Shows a status; null shows nothing. */
    public void show(@Nullable StatusLook look) {
        if (look == null) {
            setText("");
            setGraphic(null);
            return;
        }
        icon.setIconCode(look.icon());
        getStyleClass().removeAll(StatusLook.ROLES);
        getStyleClass().add(look.role());
        setText(look.word());
        setGraphic(icon);
    }
}
