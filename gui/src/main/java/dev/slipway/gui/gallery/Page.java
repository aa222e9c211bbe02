package dev.slipway.gui.gallery;

import java.util.function.Supplier;
import javafx.scene.Node;

/**
 * A control in one of its states.
 *
 * @param name what it is listed as
 * @param content makes it
 */
record Page(String name, Supplier<Node> content) {
    @Override
    public String toString() {
        return name;
    }
}
