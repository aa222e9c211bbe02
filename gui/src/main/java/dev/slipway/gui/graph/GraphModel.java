package dev.slipway.gui.graph;

import dev.slipway.gui.fx.Background;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * A graph with its layout. A change of structure is laid out in the background and shown when that is done; any other change is shown at
 * once. Confined to the view's thread.
 */
public final class GraphModel {
    private final Background background;
    private final ReadOnlyObjectWrapper<Scene> scene = new ReadOnlyObjectWrapper<>(Scene.EMPTY);
    private final ReadOnlyObjectWrapper<@Nullable String> trouble = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable String> selected = new SimpleObjectProperty<>();
    private PodGraph wanted = PodGraph.EMPTY;
    private PodGraph.@Nullable Structure beingLaidOut;

    /** A graph and the layout that belongs to it. */
    public record Scene(PodGraph graph, GraphLayout layout) {
        static final Scene EMPTY = new Scene(PodGraph.EMPTY, GraphLayout.EMPTY);
    }

    /** An empty graph; layouts are made in {@code background}. */
    public GraphModel(Background background) {
        this.background = background;
    }

    /** Shows a graph. */
    public void show(PodGraph graph) {
        wanted = graph;
        PodGraph.Structure structure = graph.structure();
        if (structure.equals(scene.get().graph().structure())) {
            scene.set(new Scene(graph, scene.get().layout()));
            forgetLostSelection();
        } else if (beingLaidOut == null) {
            layOut(structure);
        }
    }

    private void layOut(PodGraph.Structure structure) {
        beingLaidOut = structure;
        var unused = background.run(() -> LayeredLayout.of(structure), layout -> take(structure, layout), error -> {
            beingLaidOut = null;
            trouble.set(error.toString());
        });
    }

    private void take(PodGraph.Structure structure, GraphLayout layout) {
        beingLaidOut = null;
        trouble.set(null);
        PodGraph.Structure newest = wanted.structure();
        if (newest.equals(structure)) {
            scene.set(new Scene(wanted, layout));
            forgetLostSelection();
        } else {
            layOut(newest);
        }
    }

    private void forgetLostSelection() {
        String id = selected.get();
        if (id != null && scene.get().graph().node(id).isEmpty()) {
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
}
