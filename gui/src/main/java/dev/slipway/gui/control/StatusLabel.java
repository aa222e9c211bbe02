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

    /** The same with a line around it. */
    public static StatusLabel chip() {
        StatusLabel chip = new StatusLabel();
        chip.getStyleClass().add("chip");
        chip.setMinWidth(USE_PREF_SIZE);
        return chip;
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
