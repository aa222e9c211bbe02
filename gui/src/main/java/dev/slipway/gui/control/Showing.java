package dev.slipway.gui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Tells whether a node can be seen: it and all around it is visible, in a window that is shown and no icon. */
public final class Showing {
    private final Node node;
    private final Consumer<Boolean> told;
    private final InvalidationListener listener = changed -> follow();
    private final List<Observable> followed = new ArrayList<>();
    private boolean shown;

    private Showing(Node node, Consumer<Boolean> told) {
        this.node = node;
        this.told = told;
    }

    /** Tells {@code told} of each change from now on, beginning with hidden. */
    public static void watch(Node node, Consumer<Boolean> told) {
        new Showing(node, told).follow();
    }

    private void follow() {
        followed.forEach(each -> each.removeListener(listener));
        followed.clear();
        boolean now = true;
        for (Node at = node; at != null; at = at.getParent()) {
            listen(at.visibleProperty());
            listen(at.parentProperty());
            now &= at.isVisible();
        }
        listen(node.sceneProperty());
        now &= isShown(node.getScene());
        if (now != shown) {
            shown = now;
            told.accept(now);
        }
    }

    private boolean isShown(@Nullable Scene scene) {
        if (scene == null) {
            return false;
        }
        listen(scene.windowProperty());
        Window window = scene.getWindow();
        if (window == null) {
            return false;
        }
        listen(window.showingProperty());
        boolean icon = false;
        if (window instanceof Stage stage) {
            listen(stage.iconifiedProperty());
            icon = stage.isIconified();
        }
        return window.isShowing() && !icon;
    }

    private void listen(Observable observable) {
        followed.add(observable);
        observable.addListener(listener);
    }
}
