package dev.slipway.gui.fx;

import java.util.concurrent.Executor;
import javafx.animation.AnimationTimer;

/** Runs work on the JavaFX thread just before the next frame is drawn. */
final class FrameExecutor implements Executor {
    @Override
    public void execute(Runnable work) {
        FxThread.later(new AnimationTimer() {
            @Override
            public void handle(long now) {
                stop();
                work.run();
            }
        }::start);
    }
}
