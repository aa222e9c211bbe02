package dev.slipway.gui.graph;

import dev.slipway.gui.control.StatusLook;
import dev.slipway.gui.graph.GraphLayout.Box;
import dev.slipway.gui.graph.GraphLayout.Point;
import java.util.List;

/** Draws a graph with its layout; needs neither the view's thread nor a screen. */
final class GraphDrawing {
    static final double MARGIN = 24;
    private static final double SMALL = 11;
    private static final double LARGE = 13;
    private static final double PAD = 14;
    private static final double ARROW = 9;
    private static final double LID = 12;

    private final GraphModel.Scene scene;
    private final GraphColours colours;
    private final Ink ink;

    private GraphDrawing(GraphModel.Scene scene, GraphColours colours, Ink ink) {
        this.scene = scene;
        this.colours = colours;
        this.ink = ink;
    }

    /** The room that the drawing takes. */
    static Box room(GraphModel.Scene scene) {
        return scene.layout().bounds().grown(MARGIN);
    }

    static void draw(GraphModel.Scene scene, GraphColours colours, Ink ink) {
        new GraphDrawing(scene, colours, ink).draw();
    }

    private void draw() {
        ink.box(room(scene), 0, colours.get("ground"), null);
        each(GraphNode.Kind.POD);
        scene.layout().rails().values().forEach(bars -> bars.forEach(bar -> ink.box(bar, 2, colours.get("bus"), null)));
        for (GraphEdge edge : scene.graph().edges()) {
            List<Point> route = scene.layout().routes().get(edge);
            if (route != null && route.size() >= 2) {
                edge(edge, route);
            }
        }
        for (GraphNode.Kind kind : List.of(
                GraphNode.Kind.CONTAINER, GraphNode.Kind.INFRA, GraphNode.Kind.NETWORK, GraphNode.Kind.VOLUME)) {
            each(kind);
        }
    }

    private void each(GraphNode.Kind kind) {
        for (GraphNode node : scene.graph().nodes()) {
            Box box = scene.layout().boxes().get(node.id());
            if (node.kind() == kind && box != null) {
                node(node, box);
            }
        }
    }

    private void node(GraphNode node, Box box) {
        double left = box.x() + PAD;
        double room = box.width() - 2 * PAD;
        switch (node.kind()) {
            case POD -> {
                ink.box(box, 11, colours.get("pod"), colours.get("border"));
                name(node, left, box.y() + 25, room * 0.5);
                right(
                        (node.used() + "   " + node.status()).strip(),
                        box.right() - PAD,
                        box.y() + 25,
                        colours.role(node.role()));
                if (!node.bracket().isEmpty()) {
                    bracket(node, box);
                }
            }
            case CONTAINER -> {
                card(node, box);
                name(node, left, box.y() + 22, room - 40);
                heart(node, box);
                small(node.detail(), left, box.y() + 42, room, colours.get("muted"));
                small(node.status(), left, box.y() + 62, room, colours.role(node.role()));
                right(node.used(), box.right() - PAD, box.y() + 62, colours.get("muted"));
            }
            case INFRA -> {
                card(node, box);
                small(node.name(), left, box.y() + 21, room, colours.get("muted"));
            }
            case NETWORK -> {
                ink.box(box, box.height() / 2, colours.get("node"), colours.get("bus"));
                name(node, left, box.centerY() + 4, room);
                small(
                        node.detail(),
                        left + 9.0 * node.name().length() + 12,
                        box.centerY() + 4,
                        room,
                        colours.get("muted"));
            }
            case VOLUME -> volume(node, box);
        }
        ports(node, box);
    }

    private void card(GraphNode node, Box box) {
        ink.box(box, 7, colours.role(node.role()), null);
        ink.box(
                new Box(box.x() + 4, box.y() + 1, box.width() - 5, box.height() - 2),
                5,
                colours.get("node"),
                colours.get("border"));
        ink.ellipse(
                new Box(box.right() - PAD - 9, box.y() + Math.min(13, box.height() / 2 - 4.5), 9, 9),
                colours.role(node.role()),
                null);
    }

    private void heart(GraphNode node, Box box) {
        if (!node.health().isEmpty()) {
            StatusLook look = StatusLook.ofHealth(node.health());
            double x = box.right() - PAD - 24;
            double y = box.y() + 14;
            String colour = colours.role(look.role());
            ink.ellipse(new Box(x, y, 6, 6), colour, null);
            ink.ellipse(new Box(x + 5, y, 6, 6), colour, null);
            ink.polygon(
                    List.of(new Point(x + 0.4, y + 4.6), new Point(x + 10.6, y + 4.6), new Point(x + 5.5, y + 11)),
                    colour);
        }
    }

    private void volume(GraphNode node, Box box) {
        String fill = colours.get("node");
        String stroke = colours.get("muted");
        ink.ellipse(new Box(box.x(), box.bottom() - LID, box.width(), LID), fill, stroke);
        ink.box(new Box(box.x(), box.y() + LID / 2, box.width(), box.height() - LID), 0, fill, null);
        for (double x : new double[] {box.x(), box.right()}) {
            ink.line(List.of(new Point(x, box.y() + LID / 2), new Point(x, box.bottom() - LID / 2)), stroke, false);
        }
        ink.ellipse(new Box(box.x(), box.y(), box.width(), LID), fill, stroke);
        name(node, box.x() + PAD, box.centerY() + 11, box.width() - 2 * PAD);
    }

    private void bracket(GraphNode node, Box box) {
        double y = box.bottom() - 14;
        ink.line(
                List.of(
                        new Point(box.x() + 18, y - 20),
                        new Point(box.x() + 18, y),
                        new Point(box.right() - 18, y),
                        new Point(box.right() - 18, y - 20)),
                colours.get("border"),
                false);
        small(node.bracket(), box.x() + 30, y - 6, box.width() - 60, colours.get("muted"));
    }

    private void ports(GraphNode node, Box box) {
        double x = box.right() - PAD;
        for (String port : node.ports()) {
            double width = port.length() * 6.4 + 14;
            x -= width + 4;
            ink.box(new Box(x, box.y() - 9, width, 18), 9, colours.get("accent"), null);
            small(port, x + 7, box.y() + 4, width, colours.get("node"));
        }
    }

    private void name(GraphNode node, double x, double y, double room) {
        ink.text(node.name(), x, y, room, LARGE, true, colours.get("text"));
    }

    private void small(String text, double x, double y, double room, String colour) {
        ink.text(text, x, y, room, SMALL, false, colour);
    }

    private void right(String text, double end, double y, String colour) {
        ink.textBefore(text, end, y, SMALL, colour);
    }

    private void edge(GraphEdge edge, List<Point> route) {
        String colour = edge.kind() == GraphEdge.Kind.NETWORK ? colours.get("bus") : colours.get("line");
        ink.line(route, colour, edge.kind() == GraphEdge.Kind.NAMESPACE);
        Point first = route.get(0);
        Point last = route.get(route.size() - 1);
        switch (edge.kind()) {
            case NETWORK -> ink.ellipse(new Box(last.x() - 3.5, last.y() - 3.5, 7, 7), colour, null);
            case DEPENDENCY, NAMESPACE -> arrow(last, route.get(route.size() - 2), colour);
            case MOUNT -> {
                arrow(last, route.get(route.size() - 2), colour);
                arrow(first, route.get(1), colour);
            }
            case READING -> arrow(first, route.get(1), colour);
        }
        Point said = place(edge, route);
        small(edge.label(), said.x(), said.y(), 200, colours.get("muted"));
    }

    /** Where what is said of a relation begins: beside its line, near its start or behind its first corner. */
    static Point place(GraphEdge edge, List<Point> route) {
        Point first = route.get(0);
        Point at = first.y() == route.get(1).y() ? route.get(1) : first;
        return new Point(at.x() + 6, at.y() + (edge.isMount() ? 22 : 15));
    }

    private void arrow(Point tip, Point from, String colour) {
        double angle = Math.atan2(tip.y() - from.y(), tip.x() - from.x()) + Math.PI;
        ink.polygon(List.of(tip, aside(tip, angle - 0.42), aside(tip, angle + 0.42)), colour);
    }

    private static Point aside(Point tip, double angle) {
        return new Point(tip.x() + Math.cos(angle) * ARROW, tip.y() + Math.sin(angle) * ARROW);
    }
}
