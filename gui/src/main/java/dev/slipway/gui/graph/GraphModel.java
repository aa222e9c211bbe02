package dev.slipway.gui.graph;

import dev.slipway.gui.fx.Background;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * A graph with its layout. A change of structure is laid out in the background and shown when that is done; any other change is shown at
 * once. What is shown of a graph that is filtered has a layout of its own, and the whole comes back as it was. Confined to the view's
 * thread.
 */
public final class GraphModel {
    private final Background background;
    private final ReadOnlyObjectWrapper<Scene> scene = new ReadOnlyObjectWrapper<>(Scene.EMPTY);
    private final ReadOnlyObjectWrapper<@Nullable String> trouble = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable String> selected = new SimpleObjectProperty<>();
    private final ObjectProperty<Set<String>> found = new SimpleObjectProperty<>(Set.of());
    private Wish wanted = new Wish(PodGraph.EMPTY, "");
    private GraphLayout whole = GraphLayout.EMPTY;
    private boolean anew;
    private boolean busy;

    private record Wish(PodGraph graph, String filter) {}

    /**
     * A graph and the layout that belongs to it.
     *
     * @param filter by which the graph was made; empty for all there is
     */
    public record Scene(PodGraph graph, GraphLayout layout, String filter) {
        static final Scene EMPTY = new Scene(PodGraph.EMPTY, GraphLayout.EMPTY, "");
    }

    /** An empty graph; layouts are made in {@code background}. */
    public GraphModel(Background background) {
        this.background = background;
    }

    /** Shows a graph of all there is. */
    public void show(PodGraph graph) {
        show(graph, "");
    }

    /** Shows what a filter leaves of a graph. */
    public void show(PodGraph graph, String filter) {
        wanted = new Wish(graph, filter);
        advance();
    }

    /** Lays all out as if it were new. */
    public void arrange() {
        anew = true;
        advance();
    }

    private void advance() {
        Scene shown = scene.get();
        boolean same = shown.filter().equals(wanted.filter());
        PodGraph.Structure structure = wanted.graph().structure();
        if (same && !anew && structure.equals(shown.graph().structure())) {
            set(shown.layout());
        } else if (!busy) {
            busy = true;
            Wish wish = wanted;
            GraphLayout before = anew ? GraphLayout.EMPTY : same ? shown.layout() : before(wish.filter());
            anew = false;
            var unused = background.run(
                    () -> StableLayout.of(structure, before), layout -> take(wish, structure, layout), error -> {
                        busy = false;
                        trouble.set(error.toString());
                    });
        }
    }

    private GraphLayout before(String filter) {
        return filter.isEmpty() ? whole : GraphLayout.EMPTY;
    }

    private void take(Wish wish, PodGraph.Structure structure, GraphLayout layout) {
        busy = false;
        trouble.set(null);
        if (wish.filter().isEmpty()) {
            whole = layout;
        }
        boolean newest = wanted.filter().equals(wish.filter())
                && wanted.graph().structure().equals(structure);
        if (newest && !anew) {
            set(layout);
        } else {
            advance();
        }
    }

    private void set(GraphLayout layout) {
        scene.set(new Scene(wanted.graph(), layout, wanted.filter()));
        String id = selected.get();
        if (id != null && wanted.graph().node(id).isEmpty()) {
            selected.set(null);
        }
    }

    /** What is shown. */
    public ReadOnlyObjectProperty<Scene> sceneProperty() {
        return scene.getReadOnlyProperty();
    }

    /** Why the newest graph can't be shown; null while all is well. */
    public ReadOnlyObjectProperty<@Nullable String> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Id of the node that is chosen; null for none. */
    public ObjectProperty<@Nullable String> selectedProperty() {
        return selected;
    }

    /** Ids of the nodes that a search has found. */
    public ObjectProperty<Set<String>> foundProperty() {
        return found;
    }
}
