package dev.slipway.gui.terminal;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;

/** Whether a node can be seen: it is in a scene, and neither it nor what is around it is hidden. */
final class Visibility {
    private final Node node;
    private final Runnable changed;
    private final List<Node> around = new ArrayList<>();
    private final InvalidationListener listener = change -> look();
    private boolean shown;

    /** Watches {@code node}; {@code changed} runs when it comes into sight or goes out of it. */
    Visibility(Node node, Runnable changed) {
        this.node = node;
        this.changed = changed;
        node.sceneProperty().addListener(listener);
        look();
    }

    boolean shown() {
        return shown;
    }

    private void look() {
        forget();
        boolean visible = node.getScene() != null;
        for (Node at = node; at != null; at = at.getParent()) {
            visible &= at.isVisible();
            at.visibleProperty().addListener(listener);
            at.parentProperty().addListener(listener);
            around.add(at);
        }
        if (visible != shown) {
            shown = visible;
            changed.run();
        }
    }

    private void forget() {
        around.forEach(at -> {
            at.visibleProperty().removeListener(listener);
            at.parentProperty().removeListener(listener);
        });
        around.clear();
    }

    /** Watches no longer. */
    void dispose() {
        node.sceneProperty().removeListener(listener);
        forget();
    }
}
