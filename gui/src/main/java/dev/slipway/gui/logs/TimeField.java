package dev.slipway.gui.logs;

import atlantafx.base.controls.CustomTextField;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.form.Moments;
import dev.slipway.gui.text.Texts;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** A field for the time to go to in a log. */
final class TimeField extends CustomTextField {
    private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");

    private final Function<Instant, String> goTo;
    private final Consumer<String> tell;

    /**
     * An empty field.
     *
     * @param goTo goes to a time, and says what is to be told of that; empty for nothing
     * @param tell shows what is wrong, or no longer wrong where it is empty
     */
    TimeField(Function<Instant, String> goTo, Consumer<String> tell) {
        this.goTo = goTo;
        this.tell = tell;
        setId("logs-time");
        getStyleClass().add("log-time-field");
        setLeft(new FontIcon(MaterialDesignC.CLOCK_FAST));
        setPromptText(Texts.get("logs.time"));
        setAccessibleText(Texts.get("logs.time"));
        Tips.on(this, Texts.get("logs.time.tip"));
        textProperty().addListener((observed, before, now) -> say("", false));
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            Moments.parse(getText(), InstantSource.system().instant(), ZoneId.systemDefault())
                    .map(goTo)
                    .ifPresentOrElse(told -> say(told, false), () -> say(Texts.get("logs.time.form"), true));
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !getText().isEmpty()) {
            clear();
            event.consume();
        }
    }

    private void say(String text, boolean faulty) {
        pseudoClassStateChanged(FAULTY, faulty);
        tell.accept(text);
    }
}
