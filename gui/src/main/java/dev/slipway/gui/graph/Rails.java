package dev.slipway.gui.graph;

import dev.slipway.gui.graph.GraphLayout.Box;
import dev.slipway.gui.graph.GraphLayout.Bus;
import dev.slipway.gui.graph.GraphLayout.Point;
import dev.slipway.gui.graph.GraphLayout.Row;
import dev.slipway.gui.graph.GraphLayout.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** The bars of the networks, what joins the bars of one network at the left, and the lines that lead down to them from their members. */
final class Rails {
    private static final double THICKNESS = 4;
    private static final double TRUNK_GAP = 16;
    private static final double LEAST_BAR = 270;
    private static final double OVERHANG = 26;
    private static final double CLEAR = 6;

    private final List<Row> rows;
    private final Map<String, Box> boxes;
    private final Map<String, Integer> rowOf = new HashMap<>();
    private final Map<String, Slot> slotOf = new HashMap<>();
    private final Map<String, Box> own = new HashMap<>();
    private final Map<String, List<Box>> others = new HashMap<>();
    private final Map<GraphEdge, List<Point>> routes = new HashMap<>();

    /**
     * The bars of a graph.
     *
     * @param networks ids of those with members, in their order
     * @param boxes of all that stands in the rows
     * @param top the pod that a node lies in, or the node itself
     */
    Rails(
            PodGraph.Structure structure,
            List<String> networks,
            List<Row> rows,
            Map<String, Box> boxes,
            UnaryOperator<String> top) {
        this.rows = rows;
        this.boxes = boxes;
        for (int i = 0; i < rows.size(); i++) {
            for (Slot slot : rows.get(i).slots()) {
                for (String id : slot.tops()) {
                    rowOf.put(id, i);
                    slotOf.put(id, slot);
                }
            }
        }
        Map<String, List<GraphEdge>> byMember = new LinkedHashMap<>();
        for (GraphEdge edge : structure.edges()) {
            if (edge.kind() == GraphEdge.Kind.NETWORK && rowOf.containsKey(top.apply(edge.from()))) {
                byMember.computeIfAbsent(top.apply(edge.from()), any -> new ArrayList<>())
                        .add(edge);
            }
        }
        byMember.forEach(this::lead);
        int trunk = 1;
        for (String network : networks) {
            List<Integer> lines = rowsOf(network);
            if (lines.size() == 1) {
                bar(network, lines.get(0), Double.NaN);
            } else if (!lines.isEmpty()) {
                double x = -TRUNK_GAP * trunk++;
                lines.forEach(line -> bar(network, line, x));
                join(network, lines, x);
            }
        }
    }

    /** The bars that are the networks' nodes. */
    Map<String, Box> own() {
        return own;
    }

    /** All other bars. */
    Map<String, List<Box>> others() {
        return others;
    }

    Map<GraphEdge, List<Point>> routes() {
        return routes;
    }

    private List<Integer> rowsOf(String network) {
        List<Integer> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).buses().stream().anyMatch(bus -> bus.network().equals(network))) {
                lines.add(i);
            }
        }
        return lines;
    }

    private void bar(String network, int line, double trunk) {
        Row row = rows.get(line);
        Bus bus = row.buses().stream()
                .filter(each -> each.network().equals(network))
                .findFirst()
                .orElseThrow();
        List<Double> ends = new ArrayList<>();
        routes.forEach((edge, route) -> {
            Point end = route.get(route.size() - 1);
            if (edge.to().equals(network) && end.y() > row.y() && end.y() < row.bottom()) {
                ends.add(end.x());
            }
        });
        double first = ends.stream().mapToDouble(end -> end).min().orElse(0) - OVERHANG;
        double left = Double.isNaN(trunk) ? Math.max(0, first - OVERHANG) : trunk;
        double right = ends.stream().mapToDouble(end -> end).max().orElse(0) + OVERHANG;
        double top = row.top(bus);
        if (bus.own()) {
            own.put(network, new Box(left, top, Math.max(LEAST_BAR, right - left), bus.height()));
        } else {
            others.computeIfAbsent(network, any -> new ArrayList<>())
                    .add(new Box(left, top + (bus.height() - THICKNESS) / 2, right - left, THICKNESS));
        }
    }

    /** From its first bar to its last. */
    private void join(String network, List<Integer> lines, double x) {
        double top = middle(network, lines.get(0));
        double bottom = middle(network, lines.get(lines.size() - 1));
        others.computeIfAbsent(network, any -> new ArrayList<>())
                .add(new Box(x, top - THICKNESS / 2, THICKNESS, bottom - top + THICKNESS));
    }

    private double middle(String network, int line) {
        Row row = rows.get(line);
        Bus bus = row.buses().stream()
                .filter(each -> each.network().equals(network))
                .findFirst()
                .orElseThrow();
        return row.top(bus) + bus.height() / 2;
    }

    /** Leads the lines of a member down to its networks, past what stands below it in its block. */
    private void lead(String member, List<GraphEdge> edges) {
        Row row = rows.get(Objects.requireNonNull(rowOf.get(member)));
        Slot slot = Objects.requireNonNull(slotOf.get(member));
        Box from = Objects.requireNonNull(boxes.get(member));
        List<Box> below = slot.tops().stream()
                .filter(id -> !id.equals(member))
                .map(id -> Objects.requireNonNull(boxes.get(id)))
                .toList();
        for (int i = 0; i < edges.size(); i++) {
            GraphEdge edge = edges.get(i);
            Bus bus = row.buses().stream()
                    .filter(each -> each.network().equals(edge.to()))
                    .findFirst()
                    .orElseThrow();
            double end = row.top(bus) + (bus.own() ? 0 : bus.height() / 2);
            double wanted = from.x() + from.width() * (i + 1) / (edges.size() + 1);
            routes.put(edge, way(from, wanted, end, slot, below, i));
        }
    }

    private static List<Point> way(Box from, double wanted, double end, Slot slot, List<Box> below, int number) {
        for (double aside = 0; aside < from.width(); aside += 8) {
            for (double x : new double[] {wanted - aside, wanted + aside}) {
                if (x > from.x() + 8
                        && x < from.right() - 8
                        && isFree(new Box(x - CLEAR, from.bottom() + 1, 2 * CLEAR, end - from.bottom()), below)) {
                    return List.of(new Point(x, from.bottom()), new Point(x, end));
                }
            }
        }
        double out = slot.right() + CLEAR + 5.0 * number;
        double y = from.centerY() + 6.0 * number;
        if (isFree(new Box(from.right() + 1, y - 1, out - from.right(), 2), below)) {
            return List.of(new Point(from.right(), y), new Point(out, y), new Point(out, end));
        }
        double back = slot.x() - CLEAR - 5.0 * number;
        if (isFree(new Box(back, y - 1, from.x() - back - 1, 2), below)) {
            return List.of(new Point(from.x(), y), new Point(back, y), new Point(back, end));
        }
        return List.of(new Point(wanted, from.bottom()), new Point(wanted, end));
    }

    private static boolean isFree(Box strip, List<Box> boxes) {
        return boxes.stream().noneMatch(strip::meets);
    }
}
