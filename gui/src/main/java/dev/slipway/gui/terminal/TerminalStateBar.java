package dev.slipway.gui.terminal;

import dev.slipway.gui.text.Texts;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** Below a terminal: what there is to say of its process, and what can be done now. Takes no room while it simply runs. */
final class TerminalStateBar extends HBox {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass LOST = PseudoClass.getPseudoClass("lost");

    private final TerminalSession session;
    private final FontIcon icon = new FontIcon(MaterialDesignI.INFORMATION_OUTLINE);
    private final Label text = new Label();
    private final Button again = new Button();
    private final PauseTransition patience = new PauseTransition(Duration.millis(150));

    /** The bar of a terminal; {@code close} closes that. */
    TerminalStateBar(TerminalSession session, Runnable close) {
        this.session = session;
        getStyleClass().add("terminal-state");
        setAlignment(Pos.CENTER_LEFT);
        managedProperty().bind(visibleProperty());
        patience.setOnFinished(event -> setVisible(true));
        again.setId("terminal-again");
        again.setText(Texts.get(attached() ? "terminal.attachAgain" : "terminal.again"));
        again.setOnAction(event -> session.start());
        again.managedProperty().bind(again.visibleProperty());
        Button closing = new Button(Texts.get("terminal.close"));
        closing.getStyleClass().add("flat");
        closing.setOnAction(event -> close.run());
        closing.visibleProperty().bind(again.visibleProperty());
        closing.managedProperty().bind(again.visibleProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        text.setMinWidth(0);
        getChildren().setAll(icon, text, space, closing, again);
    }

    private boolean attached() {
        return session.order() instanceof Order.Attach;
    }

    void show(TerminalState state) {
        boolean running = state.phase() == TerminalState.Phase.RUNNING;
        boolean output = running && session.kind() == Opened.Kind.OUTPUT;
        boolean pipes = running && session.kind() == Opened.Kind.PIPES;
        patience.stop();
        setVisible(state.over() || output || pipes);
        if (state.phase() == TerminalState.Phase.STARTING) {
            patience.playFromStart();
        }
        text.setText(output ? Texts.get("terminal.outputOnly") : pipes ? Texts.get("terminal.pipes") : sentence(state));
        icon.setIconCode(icon(state));
        again.setVisible(state.over());
        pseudoClassStateChanged(FAILED, state.phase() == TerminalState.Phase.FAILED);
        pseudoClassStateChanged(LOST, state.phase() == TerminalState.Phase.LOST);
    }

    private String sentence(TerminalState state) {
        return switch (state.phase()) {
            case STARTING -> Texts.get(attached() ? "terminal.attaching" : "terminal.starting");
            case RUNNING -> "";
            case ENDED -> ended(state.exitCode() == null ? "" : String.valueOf(state.exitCode()));
            case DETACHED -> Texts.get("terminal.detached");
            case LOST -> Texts.get(attached() ? "terminal.lostAttached" : "terminal.lost");
            case FAILED -> state.trouble();
        };
    }

    private String ended(String code) {
        if (code.isEmpty()) {
            return Texts.get(attached() ? "terminal.containerOver" : "terminal.over");
        }
        return Texts.get(attached() ? "terminal.containerEnded" : "terminal.ended", code);
    }

    private static Ikon icon(TerminalState state) {
        return switch (state.phase()) {
            case STARTING -> MaterialDesignP.PROGRESS_CLOCK;
            case RUNNING, DETACHED -> MaterialDesignI.INFORMATION_OUTLINE;
            case ENDED -> MaterialDesignC.CHECK_CIRCLE_OUTLINE;
            case LOST -> MaterialDesignL.LAN_DISCONNECT;
            case FAILED -> MaterialDesignA.ALERT_CIRCLE_OUTLINE;
        };
    }
}
