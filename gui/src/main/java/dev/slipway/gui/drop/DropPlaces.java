package dev.slipway.gui.drop;

import dev.slipway.gui.action.ActionContext;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Says which parts of a scene stand for an object on which something can be dropped. */
public final class DropPlaces {
    private static final String KEY = "slipway.place";
    private static final String FILES = "slipway.files";

    private DropPlaces() {}

    /**
     * Makes a node, and all within it, a place.
     *
     * @param what tells what stands there, by the innermost node that is pointed at
     */
    public static void attach(Node node, Function<Node, ActionContext> what) {
        node.getProperties().put(KEY, what);
    }

    /** Makes a node, and all within it, a place for files of the user, which comes before the window as a whole. */
    public static void attachFiles(Node node, FilePlace place) {
        node.getProperties().put(FILES, place);
    }

    /** What dropping files at a node would do; null where that is for the window as a whole. */
    static CheckpointTarget.@Nullable Offer offer(List<Path> files, @Nullable Node pointed) {
        for (Node at = pointed; at != null; at = at.getParent()) {
            if (at.hasProperties() && at.getProperties().get(FILES) instanceof FilePlace place && pointed != null) {
                return place.offer(files, pointed);
            }
        }
        return null;
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
