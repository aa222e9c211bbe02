package dev.slipway.gui.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.CrossingMinimizationStrategy;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Lays a graph out in layers from top to bottom: what needs above what is needed, networks at the bottom; parts that don't hang
 * together side by side. The same structure gives the same layout. Slow: not for the view's thread.
 */
final class LayeredLayout {
    private static final double GAP = 26;
    private static final double LAYER_GAP = 44;
    private static final ElkPadding POD = new ElkPadding(46, 16, 16, 16);
    private static final ElkPadding BRACKETED_POD = new ElkPadding(46, 16, 46, 16);

    private final Map<String, ElkNode> placed = new HashMap<>();
    private final Map<GraphEdge, ElkEdge> drawn = new HashMap<>();
    private final ElkNode root = ElkGraphUtil.createGraph();

    private LayeredLayout() {}

    static {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    /** Where the objects of {@code structure} lie. */
    static GraphLayout of(PodGraph.Structure structure) {
        LayeredLayout layout = new LayeredLayout();
        layout.build(structure);
        new RecursiveGraphLayoutEngine().layout(layout.root, new BasicProgressMonitor());
        return layout.result();
    }

    private void build(PodGraph.Structure structure) {
        configure(root, new ElkPadding(24), 1.7);
        Map<String, Long> members = new HashMap<>();
        structure.edges().forEach(edge -> members.merge(edge.to(), 1L, Long::sum));
        for (PodGraph.Place place : structure.places()) {
            ElkNode parent = place.parent() == null ? root : placed.getOrDefault(place.parent(), root);
            ElkNode node = ElkGraphUtil.createNode(parent);
            placed.put(place.id(), node);
            switch (place.kind()) {
                case POD -> {
                    node.setDimensions(220, 84);
                    configure(node, place.bracketed() ? BRACKETED_POD : POD, 2.4);
                }
                case CONTAINER -> node.setDimensions(196, 58);
                case INFRA -> node.setDimensions(156, 34);
                case NETWORK ->
                    node.setDimensions(Math.max(270, Math.min(900, 70.0 * members.getOrDefault(place.id(), 0L))), 38);
            }
        }
        for (GraphEdge edge : structure.edges()) {
            connect(edge);
        }
    }

    /** Edges that leave a pod are led from the pod. */
    private void connect(GraphEdge edge) {
        ElkNode from = placed.get(edge.from());
        ElkNode to = placed.get(edge.to());
        if (edge.quiet() || from == null || to == null || from == to) {
            return;
        }
        if (from.getParent() != to.getParent()) {
            from = from.getParent() == root ? from : from.getParent();
            to = to.getParent() == root ? to : to.getParent();
        }
        if (from != to) {
            drawn.put(edge, ElkGraphUtil.createSimpleEdge(from, to));
        }
    }

    private static void configure(ElkNode node, ElkPadding padding, double aspectRatio) {
        node.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        node.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
        node.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        node.setProperty(CoreOptions.PADDING, padding);
        node.setProperty(CoreOptions.ASPECT_RATIO, aspectRatio);
        node.setProperty(CoreOptions.RANDOM_SEED, 1);
        node.setProperty(CoreOptions.SPACING_NODE_NODE, GAP);
        node.setProperty(CoreOptions.SPACING_COMPONENT_COMPONENT, GAP);
        node.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, LAYER_GAP);
        node.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
        node.setProperty(LayeredOptions.CROSSING_MINIMIZATION_STRATEGY, CrossingMinimizationStrategy.LAYER_SWEEP);
    }

    private GraphLayout result() {
        Map<String, GraphLayout.Box> boxes = new HashMap<>();
        placed.forEach((id, node) ->
                boxes.put(id, new GraphLayout.Box(left(node), top(node), node.getWidth(), node.getHeight())));
        Map<GraphEdge, List<GraphLayout.Point>> routes = new HashMap<>();
        drawn.forEach((edge, elk) -> routes.put(edge, route(elk)));
        return new GraphLayout(boxes, routes, root.getWidth(), root.getHeight());
    }

    private List<GraphLayout.Point> route(ElkEdge edge) {
        double left = left(edge.getContainingNode());
        double top = top(edge.getContainingNode());
        List<GraphLayout.Point> points = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            points.add(new GraphLayout.Point(left + section.getStartX(), top + section.getStartY()));
            for (ElkBendPoint bend : section.getBendPoints()) {
                points.add(new GraphLayout.Point(left + bend.getX(), top + bend.getY()));
            }
            points.add(new GraphLayout.Point(left + section.getEndX(), top + section.getEndY()));
        }
        return points;
    }

    private double left(ElkNode node) {
        return node == root ? 0 : node.getX() + left(node.getParent());
    }

    private double top(ElkNode node) {
        return node == root ? 0 : node.getY() + top(node.getParent());
    }
}
