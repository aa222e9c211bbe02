package dev.slipway.system;

import java.util.ArrayList;
import java.util.List;

/** The real pointer and keyboard of a display. */
final class Pointer {
    private static final int STEPS = 25;

    private final Display display;
    private int x;
    private int y;

    Pointer(Display display) {
        this.display = display;
    }

    /** Jumps. */
    Pointer to(int newX, int newY) {
        x = newX;
        y = newY;
        display.run("xdotool", "mousemove", "--sync", Integer.toString(x), Integer.toString(y));
        return this;
    }

    Pointer click() {
        display.run("xdotool", "click", "1");
        return this;
    }

    /** Clicks while a key is held down. */
    Pointer clickHolding(String key) {
        display.run("xdotool", "keydown", key, "click", "1", "keyup", key);
        return this;
    }

    Pointer doubleClick() {
        display.run("xdotool", "click", "--repeat", "2", "--delay", "60", "1");
        return this;
    }

    Pointer rightClick() {
        display.run("xdotool", "click", "3");
        return this;
    }

    /** Presses the button and moves in small steps, as a hand does; it stays pressed. */
    Pointer dragTo(int toX, int toY) {
        var command = new ArrayList<String>(List.of("xdotool", "mousedown", "1"));
        for (var step = 1; step <= STEPS; step++) {
            command.addAll(List.of(
                    "mousemove",
                    Integer.toString(x + (toX - x) * step / STEPS),
                    Integer.toString(y + (toY - y) * step / STEPS),
                    "sleep",
                    "0.02"));
        }
        command.addAll(
                List.of("sleep", "0.3", "mousemove", Integer.toString(toX + 2), Integer.toString(toY), "sleep", "0.3"));
        display.run(command.toArray(String[]::new));
        x = toX + 2;
        y = toY;
        return this;
    }

    Pointer release() {
        display.run("xdotool", "mouseup", "1");
        return this;
    }

    /** Types text by real keys. */
    Pointer type(String text) {
        display.run("xdotool", "type", "--delay", "15", "--", text);
        return this;
    }

    /** Presses keys together, named as xdotool names them: {@code ctrl+f}. */
    Pointer keys(String keys) {
        display.run("xdotool", "key", keys);
        return this;
    }
}
