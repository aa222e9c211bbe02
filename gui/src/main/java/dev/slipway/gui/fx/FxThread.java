package dev.slipway.gui.fx;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** The JavaFX application thread; the only place that hands work to it. */
public final class FxThread {
    private FxThread() {}

    /** Runs {@code work} on the JavaFX thread: at once when called from there, later otherwise. */
    public static void run(Runnable work) {
        if (Platform.isFxApplicationThread()) {
            work.run();
        } else {
            Platform.runLater(work);
        }
    }

    /** Runs {@code work} on the JavaFX thread after what is queued there already. */
    public static void later(Runnable work) {
        Platform.runLater(work);
    }

    /** The JavaFX thread as an executor, for parts that tests run without a toolkit. */
    public static Executor executor() {
        return FxThread::run;
    }

    /** The JavaFX thread just before its next frame: what hands itself over again and again does so once a frame. */
    public static Executor nextFrame() {
        return new FrameExecutor();
    }

    /**
     * Fails unless called on the JavaFX thread.
     *
     * @throws IllegalStateException on another thread
     */
    public static void require() {
        if (!Platform.isFxApplicationThread()) {
            throw new IllegalStateException(
                    "not on the JavaFX thread: " + Thread.currentThread().getName());
        }
    }
}
