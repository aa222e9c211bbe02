package dev.slipway.gui.window;

import dev.slipway.gui.text.Texts;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;

/**
 * A tool window, made when it is first shown.
 *
 * @param id stable name; its title is the text of {@code window.<id>}
 * @param digit the key that shows it together with Alt
 * @param left whether it lies at the left side, or else at the bottom
 */
public record ToolWindow(String id, Ikon icon, int digit, boolean left, Supplier<Node> make) {
    /** What the user reads. */
    public String title() {
        return Texts.get("window." + id);
    }
}
