package dev.slipway.gui.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Where the objects of a graph lie, and what the next layout needs to know of this one to leave things where they are.
 *
 * @param boxes by id of the node, in the graph's coordinates
 * @param routes by edge: corners from its start to its end; edges that are quiet have none
 * @param rails by id of a network: the bars below further rows of its members, and what joins them to its own
 * @param rows the rows that all stands in
 * @param parts what lies in each pod and in each block, by what it holds
 */
public record GraphLayout(
        Map<String, Box> boxes,
        Map<GraphEdge, List<Point>> routes,
        Map<String, List<Box>> rails,
        List<Row> rows,
        Map<LayeredLayout.Part, LayeredLayout.Inner> parts) {
    /** The layout of nothing. */
    public static final GraphLayout EMPTY = new GraphLayout(Map.of(), Map.of(), Map.of(), List.of(), Map.of());

    public GraphLayout {
        boxes = Map.copyOf(boxes);
        routes = Map.copyOf(routes);
        rails = Map.copyOf(rails);
        rows = List.copyOf(rows);
        parts = Map.copyOf(parts);
    }

    /** The least room that holds everything. */
    public Box bounds() {
        List<Box> all = new ArrayList<>(boxes.values());
        rails.values().forEach(all::addAll);
        return around(all);
    }

    private static Box around(Collection<Box> all) {
        double left = all.stream().mapToDouble(Box::x).min().orElse(0);
        double top = all.stream().mapToDouble(Box::y).min().orElse(0);
        double right = all.stream().mapToDouble(Box::right).max().orElse(0);
        double bottom = all.stream().mapToDouble(Box::bottom).max().orElse(0);
        return new Box(left, top, right - left, bottom - top);
    }

    /** A corner. */
    public record Point(double x, double y) {}

    /** The room of a node. */
    public record Box(double x, double y, double width, double height) {
        /** Across of its middle. */
        public double centerX() {
            return x + width / 2;
        }

        /** Down of its middle. */
        public double centerY() {
            return y + height / 2;
        }

        /** Across of its right edge. */
        public double right() {
            return x + width;
        }

        /** Down of its lower edge. */
        public double bottom() {
            return y + height;
        }

        Box moved(double dx, double dy) {
            return new Box(x + dx, y + dy, width, height);
        }

        Box grown(double by) {
            return new Box(x - by, y - by, width + 2 * by, height + 2 * by);
        }

        boolean meets(Box other) {
            return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
        }
    }

    /**
     * A row of blocks above the bars of the networks that they are on.
     *
     * @param y of its upper edge
     * @param height of the blocks, without the bars
     * @param slots from left to right
     * @param buses from top to bottom
     */
    public record Row(double y, double height, List<Slot> slots, List<Bus> buses) {
        private static final double ABOVE_BUSES = 34;
        private static final double GAP = 14;

        public Row {
            slots = List.copyOf(slots);
            buses = List.copyOf(buses);
        }

        double bottom() {
            return y + height + heightOf(buses);
        }

        static double heightOf(List<Bus> buses) {
            return buses.isEmpty()
                    ? 0
                    : ABOVE_BUSES
                            - GAP
                            + buses.stream()
                                    .mapToDouble(bus -> bus.height() + GAP)
                                    .sum();
        }

        /** Where the upper edge of one of its bars is. */
        double top(Bus wanted) {
            double top = y + height + ABOVE_BUSES;
            for (Bus bus : buses) {
                if (bus.equals(wanted)) {
                    return top;
                }
                top += bus.height() + GAP;
            }
            throw new IllegalArgumentException("no bar of " + wanted.network() + " in this row");
        }
    }

    /**
     * The place of a block: objects that hang together, or one alone.
     *
     * @param tops ids of what stands in it and in no pod
     */
    public record Slot(List<String> tops, double x, double width, double height) {
        public Slot {
            tops = List.copyOf(tops);
        }

        double right() {
            return x + width;
        }
    }

    /**
     * The bar of a network below a row.
     *
     * @param network id of its node
     * @param own whether it is the node itself; the other bars of the network lead there
     */
    public record Bus(String network, boolean own) {
        double height() {
            return own ? 30 : 8;
        }
    }
}
