package dev.slipway.gui.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.EventType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class DoubleShiftTest {
    private final AtomicInteger heard = new AtomicInteger();
    private final DoubleShift shift = new DoubleShift(heard::incrementAndGet);

    @Test
    void hearsOfTwoQuickPresses() {
        press(KeyCode.SHIFT, 0);
        press(KeyCode.SHIFT, 200);
        assertThat(heard).hasValue(1);
        press(KeyCode.SHIFT, 400);
        assertThat(heard).hasValue(1);
    }

    @Test
    void doesNotHearOfSlowOnesNorOfShiftWithALetter() {
        press(KeyCode.SHIFT, 0);
        press(KeyCode.SHIFT, 900);
        press(KeyCode.A, 1000);
        press(KeyCode.SHIFT, 1100);
        assertThat(heard).hasValue(0);
    }

    private void press(KeyCode code, long millis) {
        shift.heard(event(KeyEvent.KEY_PRESSED, code), TimeUnit.MILLISECONDS.toNanos(millis + 5000));
        shift.heard(event(KeyEvent.KEY_RELEASED, code), TimeUnit.MILLISECONDS.toNanos(millis + 5050));
    }

    private static KeyEvent event(EventType<KeyEvent> type, KeyCode code) {
        return new KeyEvent(type, "", "", code, code == KeyCode.SHIFT, false, false, false);
    }
}
