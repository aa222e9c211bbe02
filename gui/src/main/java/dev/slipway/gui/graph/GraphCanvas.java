package dev.slipway.gui.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** The graph itself, which can be moved and scaled; only what comes into sight is made and drawn. */
final class GraphCanvas extends Region {
    private static final PseudoClass FAR = PseudoClass.getPseudoClass("far");
    private static final double FAR_SCALE = 0.5;
    private static final double LARGER = 1.15;
    private static final double MARGIN = 24;

    private final Group world = new Group();
    private final Group groups = new Group();
    private final Group rails = new Group();
    private final Group lines = new Group();
    private final Group whispers = new Group();
    private final Group members = new Group();
    private final Viewport viewport = new Viewport(world, this::cull);
    private final Runnable moved;
    private final Map<String, NodeView> nodes = new HashMap<>();
    private final Map<GraphEdge, EdgeView> edges = new LinkedHashMap<>();
    private GraphModel.Scene shown = GraphModel.Scene.EMPTY;
    private @Nullable String chosen;
    private Set<String> near = Set.of();
    private Set<String> found = Set.of();
    private boolean byHand;

    /** An empty canvas that tells {@code moved} whenever something else comes into sight. */
    GraphCanvas(Runnable moved) {
        this.moved = moved;
        getStyleClass().add("graph-canvas");
        world.setManaged(false);
        world.getChildren().setAll(groups, rails, lines, whispers, members);
        getChildren().setAll(world);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
    }

    /** Shows a graph; what stays keeps its view. */
    void show(GraphModel.Scene scene) {
        GraphModel.Scene before = shown;
        shown = scene;
        Set<String> gone = new HashSet<>(nodes.keySet());
        scene.graph().nodes().forEach(node -> gone.remove(node.id()));
        gone.forEach(this::remove);
        if (!before.layout().equals(scene.layout())) {
            nodes.forEach((id, view) -> {
                GraphLayout.Box box = scene.layout().boxes().get(id);
                if (box != null) {
                    view.place(box);
                }
            });
            drawRails();
            drawEdges();
            highlight(chosen);
            boolean first = before.layout().boxes().isEmpty();
            if (first || !before.filter().equals(scene.filter())) {
                byHand = false;
                fit();
            }
            keepInSight();
        }
        cull();
    }

    private void remove(String id) {
        NodeView view = nodes.remove(id);
        groups.getChildren().remove(view);
        members.getChildren().remove(view);
    }

    private void drawRails() {
        List<Rectangle> bars = new ArrayList<>();
        shown.layout()
                .rails()
                .values()
                .forEach(each -> each.forEach(box -> {
                    Rectangle bar = new Rectangle(box.x(), box.y(), box.width(), box.height());
                    bar.setMouseTransparent(true);
                    bar.getStyleClass().add("graph-rail");
                    bars.add(bar);
                }));
        rails.getChildren().setAll(bars);
    }

    private void drawEdges() {
        Map<GraphEdge, EdgeView> kept = new HashMap<>(edges);
        edges.clear();
        for (GraphEdge edge : shown.graph().edges()) {
            List<GraphLayout.Point> route = shown.layout().routes().get(edge);
            if (route != null && route.size() >= 2) {
                EdgeView known = kept.get(edge);
                edges.put(edge, known != null && known.route().equals(route) ? known : new EdgeView(edge, route));
            }
        }
        lines.getChildren().setAll(edges.values());
    }

    /** The quiet relations of what is chosen, as straight lines. */
    private void whisper() {
        List<EdgeView> straight = new ArrayList<>();
        for (GraphEdge edge : shown.graph().edges()) {
            GraphLayout.Box from = shown.layout().boxes().get(edge.from());
            GraphLayout.Box to = shown.layout().boxes().get(edge.to());
            if (edge.quiet() && from != null && to != null && near.contains(edge.from()) && near.contains(edge.to())) {
                boolean down = from.centerY() < to.centerY();
                EdgeView view = new EdgeView(
                        edge,
                        List.of(
                                new GraphLayout.Point(from.centerX(), down ? from.bottom() : from.y()),
                                new GraphLayout.Point(to.centerX(), down ? to.y() : to.bottom())));
                view.mark(true, false);
                straight.add(view);
            }
        }
        whispers.getChildren().setAll(straight);
    }

    /** Highlights a node and its neighbourhood and dims the rest; null ends that. */
    void highlight(@Nullable String id) {
        if (id == null && chosen == null) {
            return;
        }
        chosen = id;
        near = id == null ? Set.of() : shown.graph().neighbourhood(id);
        nodes.values().forEach(this::dress);
        for (EdgeView edge : edges.values()) {
            boolean both = near.contains(edge.edge().from())
                    && near.contains(edge.edge().to());
            edge.mark(id != null && both, id != null && !both);
        }
        whisper();
    }

    /** Marks what a search has found. */
    void mark(Set<String> newFound) {
        found = newFound;
        nodes.values().forEach(this::dress);
    }

    private void dress(NodeView view) {
        String id = view.node().id();
        view.mark(id.equals(chosen), chosen != null && !near.contains(id), found.contains(id));
    }

    /** Shows all of it. */
    void fit() {
        byHand = false;
        viewport.fit(shown.layout().bounds(), getWidth(), getHeight());
    }

    /** Until somebody moves the picture, all of it is seen. */
    private void keepInSight() {
        if (!byHand && !viewport.holds(shown.layout().bounds(), getWidth(), getHeight())) {
            fit();
        }
    }

    void zoom(boolean larger, double x, double y) {
        byHand = true;
        viewport.zoom(larger ? LARGER : 1 / LARGER, x, y);
    }

    void pan(double dx, double dy) {
        byHand = true;
        viewport.pan(dx, dy);
    }

    /** Shows a place of the picture in the middle. */
    void center(double worldX, double worldY) {
        byHand = true;
        viewport.center(worldX, worldY, getWidth(), getHeight());
    }

    void reveal(String id) {
        GraphLayout.Box box = shown.layout().boxes().get(id);
        if (box != null && !viewport.holds(box.grown(MARGIN / 2), getWidth(), getHeight())) {
            byHand = true;
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

    /** The part of the picture that is seen. */
    GraphLayout.Box seen() {
        return viewport.seen(getWidth(), getHeight());
    }

    /** Whether all of the picture is seen. */
    boolean showsAll() {
        return viewport.holds(shown.layout().bounds(), getWidth(), getHeight());
    }

    @Override
    protected void layoutChildren() {
        if (!byHand) {
            fit();
        }
        cull();
    }

    /** Makes and brings up to date what is in sight, and that alone. */
    private void cull() {
        pseudoClassStateChanged(FAR, viewport.scaleProperty().get() < FAR_SCALE);
        Map<String, GraphLayout.Box> boxes = shown.layout().boxes();
        for (GraphNode node : shown.graph().nodes()) {
            GraphLayout.Box box = boxes.get(node.id());
            if (box != null && viewport.shows(box, getWidth(), getHeight())) {
                NodeView view = nodes.get(node.id());
                if (view == null) {
                    add(node, box);
                } else {
                    view.show(node);
                    view.setVisible(true);
                }
            } else if (nodes.containsKey(node.id())) {
                Objects.requireNonNull(nodes.get(node.id())).setVisible(false);
            }
        }
        moved.run();
    }

    private void add(GraphNode node, GraphLayout.Box box) {
        NodeView view = new NodeView(node);
        nodes.put(node.id(), view);
        (node.kind() == GraphNode.Kind.POD ? groups : members).getChildren().add(view);
        view.place(box);
        dress(view);
    }
}
