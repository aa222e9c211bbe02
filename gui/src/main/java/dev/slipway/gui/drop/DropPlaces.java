package dev.slipway.gui.drop;

import dev.slipway.gui.action.ActionContext;
import java.util.function.Function;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Says which parts of a scene stand for an object on which something can be dropped. */
public final class DropPlaces {
    private static final String KEY = "slipway.place";

    private DropPlaces() {}

    /**
     * Makes a node, and all within it, a place.
     *
     * @param what tells what stands there, by the innermost node that is pointed at
     */
    public static void attach(Node node, Function<Node, ActionContext> what) {
        node.getProperties().put(KEY, what);
    }

    /** What stands at a node; null where it is no place. */
    @SuppressWarnings("unchecked") // what attach put there
    static @Nullable ActionContext find(@Nullable Node pointed) {
        for (Node at = pointed; at != null; at = at.getParent()) {
            if (at.hasProperties() && at.getProperties().get(KEY) instanceof Function<?, ?> what) {
                return ((Function<Node, ActionContext>) what).apply(pointed);
            }
        }
        return null;
    }
}
