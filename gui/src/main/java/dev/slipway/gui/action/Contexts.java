package dev.slipway.gui.action;

import java.util.function.Supplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Says which part of a scene tells what is selected in it. */
public final class Contexts {
    private static final String KEY = "slipway.context";

    private Contexts() {}

    /** Makes {@code supplier} the context of everything within {@code node}. */
    public static void attach(Node node, Supplier<ActionContext> supplier) {
        node.getProperties().put(KEY, supplier);
    }

    /** The context of the nearest part around {@code node} that has one. */
    public static @Nullable ActionContext find(@Nullable Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.hasProperties() && at.getProperties().get(KEY) instanceof Supplier<?> supplier) {
                return (ActionContext) supplier.get();
            }
        }
        return null;
    }
}
