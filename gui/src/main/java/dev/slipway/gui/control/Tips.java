package dev.slipway.gui.control;

import java.util.function.Supplier;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/** Tooltips that are made only once the pointer comes: each is a window of its own, and most are never seen. */
public final class Tips {
    private static final double WIDEST = 640;

    private Tips() {}

    /** Gives a control a tooltip. */
    public static void on(Control control, String text) {
        on(control, () -> text);
    }

    /** Gives a control a tooltip whose text is asked for when the pointer comes; empty for none then. */
    public static void on(Control control, Supplier<String> text) {
        control.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> {
            String now = text.get();
            Tooltip made = control.getTooltip();
            if (now.isEmpty()) {
                control.setTooltip(null);
            } else if (made == null) {
                Tooltip tooltip = new Tooltip(now);
                tooltip.setWrapText(true);
                tooltip.setMaxWidth(WIDEST);
                control.setTooltip(tooltip);
            } else {
                made.setText(now);
            }
        });
    }
}
