package dev.slipway.gui.logs;

import atlantafx.base.theme.Styles;
import dev.slipway.gui.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/** Says how an output stands, what was asked in vain, and how many lines there are. */
final class LogStateBar extends HBox {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final LogModel model;
    private final StringProperty told = new SimpleStringProperty(this, "told", "");

    LogStateBar(LogModel model) {
        this.model = model;
        getStyleClass().add("log-state");
        setAlignment(Pos.CENTER_LEFT);
        FontIcon icon = new FontIcon(MaterialDesignA.ALERT_CIRCLE_OUTLINE);
        icon.visibleProperty().bind(model.stateProperty().map(state -> state.phase() == LogState.Phase.FAILED));
        icon.managedProperty().bind(icon.visibleProperty());
        Label text = new Label();
        text.textProperty()
                .bind(Bindings.createStringBinding(
                        this::stateText,
                        model.stateProperty(),
                        model.pausedProperty(),
                        model.heldCountProperty(),
                        model.skippedProperty()));
        Label answer = new Label();
        answer.getStyleClass().add("log-told");
        answer.setId("logs-told");
        answer.textProperty().bind(told);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label lines = new Label();
        lines.getStyleClass().add(Styles.TEXT_MUTED);
        lines.setId("logs-count");
        lines.setMinWidth(USE_PREF_SIZE);
        lines.textProperty().bind(Bindings.createStringBinding(this::linesText, model.lines(), model.countProperty()));
        getChildren().setAll(icon, text, answer, space, lines);
        model.stateProperty()
                .subscribe(state -> pseudoClassStateChanged(FAILED, state.phase() == LogState.Phase.FAILED));
    }

    /** What was asked in vain; empty for nothing. */
    StringProperty toldProperty() {
        return told;
    }

    private String linesText() {
        int shown = model.lines().size();
        int all = model.countProperty().get();
        return shown == all ? Texts.count("logs.lines", all) : Texts.get("logs.filtered", shown, all);
    }

    private String stateText() {
        long skipped = model.skippedProperty().get();
        return phaseText() + (skipped == 0 ? "" : "  " + Texts.count("logs.skipped", skipped));
    }

    private String phaseText() {
        LogState state = model.stateProperty().get();
        if (model.pausedProperty().get()) {
            return Texts.count("logs.held", model.heldCountProperty().get());
        }
        return switch (state.phase()) {
            case LOADING -> Texts.get("logs.loading");
            case LIVE -> Texts.get("logs.live");
            case ENDED -> state.detail().isEmpty() ? Texts.get("logs.ended") : state.detail();
            case FAILED -> state.detail();
        };
    }
}
