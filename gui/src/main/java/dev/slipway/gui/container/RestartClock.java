package dev.slipway.gui.container;

import dev.slipway.gui.text.Texts;
import java.time.Instant;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Label;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Counts the seconds to a restart; takes no room where none is to come. */
final class RestartClock extends Label {
    private final Timeline ticks = new Timeline(new KeyFrame(Duration.seconds(1), event -> tick()));
    private @Nullable Instant time;

    RestartClock() {
        getStyleClass().add("dim-text");
        setMinWidth(USE_PREF_SIZE);
        ticks.setCycleCount(Animation.INDEFINITE);
        sceneProperty().addListener(property -> tick());
        tick();
    }

    /** Shows how long it is to {@code restart}; absent for nothing. */
    void show(@Nullable Instant restart) {
        time = restart;
        tick();
    }

    private void tick() {
        Instant restart = time;
        setVisible(restart != null);
        setManaged(restart != null);
        if (restart == null || getScene() == null) {
            ticks.stop();
        } else {
            ticks.play();
        }
        if (restart != null) {
            setText(words(restart, Instant.now()));
        }
    }

    /** What is read: whole seconds, rounded up. */
    static String words(Instant restart, Instant now) {
        long millis = java.time.Duration.between(now, restart).toMillis();
        return millis <= 0 ? Texts.get("restart.now") : Texts.get("restart.in", (millis + 999) / 1000);
    }
}
