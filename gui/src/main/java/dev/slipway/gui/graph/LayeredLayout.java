package dev.slipway.gui.graph;

import java.util.ArrayList;
import java.util.List;
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
 * Lays a part of a graph out in layers from top to bottom: what needs above what is needed; what doesn't hang together side by side. The
 * same part gives the same layout. Slow: not for the view's thread.
 */
final class LayeredLayout {
    private static final double GAP = 26;
    private static final double LAYER_GAP = 44;

    /**
     * What is laid out. It names nothing, so that pods of the same form need one layout.
     *
     * @param frame what is around it
     * @param members in their order
     */
    record Part(Frame frame, List<Member> members, List<Link> links) {
        Part {
            members = List.copyOf(members);
            links = List.copyOf(links);
        }
    }

    /** The size of an object of a part. */
    record Member(double width, double height) {}

    /** A relation between two members of a part, by their places in its list. */
    record Link(int from, int to) {}

    /**
     * Where things lie in a part, from its upper left corner.
     *
     * @param boxes in the order of the members
     * @param routes in the order of the links
     */
    record Inner(double width, double height, List<GraphLayout.Box> boxes, List<List<GraphLayout.Point>> routes) {
        Inner {
            boxes = List.copyOf(boxes);
            routes = List.copyOf(routes);
        }
    }

    /** What is around a part. */
    enum Frame {
        NONE(0, 0, 0, 1.7, 0, 0),
        POD(46, 16, 16, 2.4, 220, 84),
        BRACKETED_POD(46, 16, 46, 2.4, 220, 84);

        private final double top;
        private final double side;
        private final double bottom;
        private final double aspectRatio;
        private final double leastWidth;
        private final double leastHeight;

        Frame(double top, double side, double bottom, double aspectRatio, double leastWidth, double leastHeight) {
            this.top = top;
            this.side = side;
            this.bottom = bottom;
            this.aspectRatio = aspectRatio;
            this.leastWidth = leastWidth;
            this.leastHeight = leastHeight;
        }
    }

    private LayeredLayout() {}

    static {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    /** Where the members of {@code part} lie. */
    static Inner of(Part part) {
        Frame frame = part.frame();
        if (part.members().isEmpty()) {
            return new Inner(frame.leastWidth, frame.leastHeight, List.of(), List.of());
        }
        if (part.members().size() == 1 && part.links().isEmpty() && frame == Frame.NONE) {
            Member alone = part.members().get(0);
            return new Inner(
                    alone.width(),
                    alone.height(),
                    List.of(new GraphLayout.Box(0, 0, alone.width(), alone.height())),
                    List.of());
        }
        ElkNode root = ElkGraphUtil.createGraph();
        configure(root, frame);
        List<ElkNode> placed = new ArrayList<>();
        for (Member member : part.members()) {
            ElkNode node = ElkGraphUtil.createNode(root);
            node.setDimensions(member.width(), member.height());
            placed.add(node);
        }
        List<ElkEdge> drawn = new ArrayList<>();
        for (Link link : part.links()) {
            drawn.add(ElkGraphUtil.createSimpleEdge(placed.get(link.from()), placed.get(link.to())));
        }
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        return new Inner(
                Math.max(frame.leastWidth, root.getWidth()),
                Math.max(frame.leastHeight, root.getHeight()),
                placed.stream()
                        .map(node -> new GraphLayout.Box(node.getX(), node.getY(), node.getWidth(), node.getHeight()))
                        .toList(),
                drawn.stream().map(LayeredLayout::route).toList());
    }

    private static void configure(ElkNode node, Frame frame) {
        node.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        node.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
        node.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        node.setProperty(CoreOptions.PADDING, new ElkPadding(frame.top, frame.side, frame.bottom, frame.side));
        node.setProperty(CoreOptions.ASPECT_RATIO, frame.aspectRatio);
        node.setProperty(CoreOptions.RANDOM_SEED, 1);
        node.setProperty(CoreOptions.SPACING_NODE_NODE, GAP);
        node.setProperty(CoreOptions.SPACING_COMPONENT_COMPONENT, GAP);
        node.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, LAYER_GAP);
        node.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
        node.setProperty(LayeredOptions.CROSSING_MINIMIZATION_STRATEGY, CrossingMinimizationStrategy.LAYER_SWEEP);
    }

    private static List<GraphLayout.Point> route(ElkEdge edge) {
        List<GraphLayout.Point> points = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            points.add(new GraphLayout.Point(section.getStartX(), section.getStartY()));
            for (ElkBendPoint bend : section.getBendPoints()) {
                points.add(new GraphLayout.Point(bend.getX(), bend.getY()));
            }
            points.add(new GraphLayout.Point(section.getEndX(), section.getEndY()));
        }
        return List.copyOf(points);
    }
}
