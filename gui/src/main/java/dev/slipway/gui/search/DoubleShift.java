package dev.slipway.gui.search;

import javafx.event.EventHandler;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Hears of Shift being pressed and released twice within half a second, with nothing in between. */
public final class DoubleShift implements EventHandler<KeyEvent> {
    private static final long LIMIT_NANOS = 500_000_000;

    private final Runnable action;
    private boolean alone;
    private long released;

    /** Runs {@code action} each time. */
    public DoubleShift(Runnable action) {
        this.action = action;
    }

    @Override
    public void handle(KeyEvent event) {
        heard(event, System.nanoTime());
    }

    void heard(KeyEvent event, long now) {
        boolean shift = event.getCode() == KeyCode.SHIFT;
        if (event.getEventType() == KeyEvent.KEY_PRESSED) {
            alone = shift && !event.isControlDown() && !event.isAltDown();
            if (!shift) {
                released = 0;
            }
        } else if (event.getEventType() == KeyEvent.KEY_RELEASED && shift && alone) {
            alone = false;
            if (released != 0 && now - released < LIMIT_NANOS) {
                released = 0;
                action.run();
            } else {
                released = now;
            }
        }
    }
}
