package dev.slipway.gui.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** The graph itself, which can be moved and scaled; only what is in sight is drawn. */
final class GraphCanvas extends Region {
    private static final PseudoClass FAR = PseudoClass.getPseudoClass("far");
    private static final double FAR_SCALE = 0.5;

    private final Group world = new Group();
    private final Group groups = new Group();
    private final Group lines = new Group();
    private final Group members = new Group();
    private final Viewport viewport = new Viewport(world, this::cull);
    private final Map<String, NodeView> nodes = new LinkedHashMap<>();
    private final List<EdgeView> edges = new ArrayList<>();
    private GraphModel.Scene shown = GraphModel.Scene.EMPTY;
    private boolean fitted;

    GraphCanvas() {
        getStyleClass().add("graph-canvas");
        world.setManaged(false);
        world.getChildren().setAll(groups, lines, members);
        getChildren().setAll(world);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
    }

    /** Shows a graph; nodes that stay keep their views, and most of them their place on the screen. */
    void show(GraphModel.Scene scene) {
        GraphLayout before = shown.layout();
        boolean laidOutAgain = !before.equals(scene.layout());
        shown = scene;
        Set<String> wanted = new HashSet<>();
        for (GraphNode node : scene.graph().nodes()) {
            wanted.add(node.id());
            NodeView view = nodes.computeIfAbsent(node.id(), id -> add(node));
            view.show(node);
        }
        nodes.entrySet().removeIf(entry -> !wanted.contains(entry.getKey()) && remove(entry.getValue()));
        if (laidOutAgain) {
            scene.layout().boxes().forEach((id, box) -> {
                NodeView view = nodes.get(id);
                if (view != null) {
                    view.place(box);
                }
            });
            keepInPlace(before);
            drawEdges(Set.of());
        }
        if (!fitted && getWidth() > 0 && !scene.graph().nodes().isEmpty()) {
            fit();
        }
        cull();
    }

    private NodeView add(GraphNode node) {
        NodeView view = new NodeView(node);
        (node.kind() == GraphNode.Kind.POD ? groups : members).getChildren().add(view);
        return view;
    }

    private boolean remove(NodeView view) {
        groups.getChildren().remove(view);
        members.getChildren().remove(view);
        return true;
    }

    /** Most of what stays is seen where it was. */
    private void keepInPlace(GraphLayout before) {
        GraphLayout.Point shift = shown.layout().shiftFrom(before);
        double scale = viewport.scaleProperty().get();
        viewport.pan(-shift.x() * scale, -shift.y() * scale);
    }

    /** Draws the lines; quiet ones only where both ends are in {@code near}. */
    private void drawEdges(Set<String> near) {
        edges.clear();
        for (GraphEdge edge : shown.graph().edges()) {
            List<GraphLayout.Point> route = shown.layout().routes().get(edge);
            if (route != null && route.size() >= 2) {
                edges.add(new EdgeView(edge, route));
            } else if (near.contains(edge.from()) && near.contains(edge.to())) {
                List<GraphLayout.Point> straight = straight(edge);
                if (!straight.isEmpty()) {
                    edges.add(new EdgeView(edge, straight));
                }
            }
        }
        lines.getChildren().setAll(edges);
    }

    private List<GraphLayout.Point> straight(GraphEdge edge) {
        GraphLayout.Box from = shown.layout().boxes().get(edge.from());
        GraphLayout.Box to = shown.layout().boxes().get(edge.to());
        if (from == null || to == null) {
            return List.of();
        }
        boolean down = from.centerY() < to.centerY();
        return List.of(
                new GraphLayout.Point(from.centerX(), down ? from.y() + from.height() : from.y()),
                new GraphLayout.Point(to.centerX(), down ? to.y() : to.y() + to.height()));
    }

    /** Highlights a node and its neighbourhood and dims the rest; null ends that. */
    void highlight(@Nullable String id) {
        Set<String> near = id == null ? Set.of() : shown.graph().neighbourhood(id);
        drawEdges(near);
        nodes.forEach((key, view) -> {
            view.setSelected(key.equals(id));
            view.setDimmed(id != null && !near.contains(key));
        });
        for (EdgeView edge : edges) {
            boolean both = near.contains(edge.edge().from())
                    && near.contains(edge.edge().to());
            edge.mark(id != null && both, id != null && !both);
        }
    }

    /** Shows all of it. */
    void fit() {
        fitted = true;
        viewport.fit(shown.layout(), getWidth(), getHeight());
    }

    void reveal(String id) {
        GraphLayout.Box box = shown.layout().boxes().get(id);
        if (box != null) {
            viewport.reveal(box, getWidth(), getHeight());
        }
    }

    /** Where a node is on the screen, or else the whole graph. */
    Bounds placeOf(String id) {
        NodeView view = nodes.get(id);
        Node shownAt = view == null ? this : view;
        return shownAt.localToScreen(shownAt.getLayoutBounds());
    }

    Viewport viewport() {
        return viewport;
    }

    @Override
    protected void layoutChildren() {
        if (!fitted && !shown.graph().nodes().isEmpty()) {
            fit();
        }
        cull();
    }

    private void cull() {
        pseudoClassStateChanged(FAR, viewport.scaleProperty().get() < FAR_SCALE);
        Map<String, GraphLayout.Box> boxes = shown.layout().boxes();
        nodes.forEach((id, view) -> {
            GraphLayout.Box box = boxes.get(id);
            view.setVisible(box != null && viewport.shows(box, getWidth(), getHeight()));
        });
    }
}
