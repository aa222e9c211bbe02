package dev.slipway.gui.logs;

import java.util.Objects;
import javafx.scene.Parent;

/** The style sheet of logs and all that names their sources. */
final class LogColours {
    private LogColours() {}

    static void on(Parent node) {
        node.getStyleClass().add("log-colours");
        node.getStylesheets()
                .add(Objects.requireNonNull(LogColours.class.getResource("/dev/slipway/gui/resources/logs.css"))
                        .toExternalForm());
    }
}
