package dev.slipway.gui.fx;

import javafx.animation.AnimationTimer;

/** Runs work at the next frame, once for however often it was asked for before that. JavaFX thread. */
public final class NextFrame {
    private final AnimationTimer timer;

    /** Runs {@code work} on the JavaFX thread. */
    public NextFrame(Runnable work) {
        timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                stop();
                work.run();
            }
        };
    }

    /** Asks for the work. */
    public void ask() {
        timer.start();
    }

    /** What was asked for isn't wanted any more. */
    public void cancel() {
        timer.stop();
    }
}
