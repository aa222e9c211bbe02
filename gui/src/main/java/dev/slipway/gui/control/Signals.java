package dev.slipway.gui.control;

import dev.slipway.gui.text.Texts;
import java.util.List;
import java.util.function.Consumer;

/** The signals that are sent by hand. */
public final class Signals {
    private static final List<String> USUAL =
            List.of("TERM", "KILL", "INT", "HUP", "QUIT", "USR1", "USR2", "STOP", "CONT", "WINCH");

    private Signals() {}

    /** Asks which signal is to be sent; {@code answer} gets its name without SIG. */
    public static void ask(Layers layers, String title, Consumer<String> answer) {
        Question.choice(
                layers,
                title,
                Texts.get("signal.label"),
                USUAL.stream().map(signal -> Texts.get("signal." + signal)).toList(),
                Texts.get("signal.verb"),
                chosen -> answer.accept(USUAL.get(chosen)));
    }
}
