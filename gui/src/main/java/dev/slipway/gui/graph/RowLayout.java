package dev.slipway.gui.graph;

import dev.slipway.gui.graph.GraphLayout.Bus;
import dev.slipway.gui.graph.GraphLayout.Row;
import dev.slipway.gui.graph.GraphLayout.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts blocks into rows. A block that was there stays; one that grows moves its right neighbours no more than it must, and the rows below
 * its own down; what comes fills the first hole that is large enough.
 */
final class RowLayout {
    private static final double GAP = 30;
    private static final double ROW_GAP = 44;
    private static final double LEAST_WIDTH = 900;
    private static final double ASPECT_RATIO = 1.9;

    /**
     * What is put into a row.
     *
     * @param tops ids of what stands in it and in no pod
     * @param networks ids of the networks that something in it is on
     */
    record Block(List<String> tops, double width, double height, Set<String> networks) {}

    private static final class Line {
        final double leastY;
        double height;
        final List<Bus> before;
        final List<Slot> slots = new ArrayList<>();
        final Set<String> networks = new LinkedHashSet<>();

        Line(double leastY, double height, List<Bus> before) {
            this.leastY = leastY;
            this.height = height;
            this.before = before;
        }

        double right() {
            return slots.isEmpty() ? -GAP : slots.get(slots.size() - 1).right();
        }

        void put(Block block, double x) {
            slots.add(new Slot(block.tops(), x, block.width(), block.height()));
            slots.sort(Comparator.comparingDouble(Slot::x));
            height = Math.max(height, block.height());
            networks.addAll(block.networks());
        }

        /** Those that stand at the same place or too near move right. */
        void part() {
            double free = 0;
            for (int i = 0; i < slots.size(); i++) {
                Slot slot = slots.get(i);
                slots.set(i, new Slot(slot.tops(), Math.max(free, slot.x()), slot.width(), slot.height()));
                free = slots.get(i).right() + GAP;
            }
        }

        /** The first place among those that stand here for something so wide; absent for none. */
        @Nullable
        Double hole(Block block, double widest) {
            if (block.height() > height) {
                return null;
            }
            double free = 0;
            for (Slot slot : slots) {
                if (slot.x() - GAP >= free + block.width()) {
                    return free;
                }
                free = slot.right() + GAP;
            }
            return free + block.width() <= widest ? free : null;
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private double widest;

    private RowLayout() {}

    /**
     * The rows of {@code blocks}.
     *
     * @param networks all there are, in their order
     */
    static List<Row> of(List<Block> blocks, List<String> networks, List<Row> before) {
        RowLayout layout = new RowLayout();
        List<Block> fresh = layout.keep(blocks, before);
        layout.widest = Math.max(layout.widest, width(blocks));
        fresh.forEach(layout::add);
        return layout.rows(networks);
    }

    /** Puts blocks where they were; those that remain are new. */
    private List<Block> keep(List<Block> blocks, List<Row> before) {
        Map<String, Integer> rowOf = new HashMap<>();
        Map<String, Slot> slotOf = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            Row row = before.get(i);
            lines.add(new Line(row.y(), row.height(), row.buses()));
            for (Slot slot : row.slots()) {
                widest = Math.max(widest, slot.right());
                for (String top : slot.tops()) {
                    rowOf.put(top, i);
                    slotOf.put(top, slot);
                }
            }
        }
        Set<Slot> taken = new HashSet<>();
        List<Block> fresh = new ArrayList<>();
        for (Block block : blocks) {
            String anchor = block.tops().stream()
                    .filter(top -> slotOf.containsKey(top) && !taken.contains(slotOf.get(top)))
                    .findFirst()
                    .orElse(null);
            if (anchor == null) {
                fresh.add(block);
            } else {
                Slot slot = Objects.requireNonNull(slotOf.get(anchor));
                taken.add(slot);
                lines.get(Objects.requireNonNull(rowOf.get(anchor))).put(block, slot.x());
            }
        }
        lines.forEach(Line::part);
        if (taken.isEmpty()) {
            lines.clear();
        }
        return fresh;
    }

    /** How wide rows of these make a picture of a good shape. */
    private static double width(List<Block> blocks) {
        double area = 0;
        double width = LEAST_WIDTH;
        for (Block block : blocks) {
            area += (block.width() + GAP) * (block.height() + ROW_GAP);
            width = Math.max(width, block.width());
        }
        return Math.max(width, Math.sqrt(area * ASPECT_RATIO));
    }

    private void add(Block block) {
        for (Line line : lines) {
            Double hole = line.hole(block, widest);
            if (hole != null) {
                line.put(block, hole);
                return;
            }
        }
        if (lines.isEmpty() || lines.get(lines.size() - 1).right() + GAP + block.width() > widest) {
            lines.add(new Line(0, 0, List.of()));
        }
        Line last = lines.get(lines.size() - 1);
        last.put(block, last.right() + GAP);
    }

    private List<Row> rows(List<String> networks) {
        while (!lines.isEmpty() && lines.get(lines.size() - 1).slots.isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        Map<String, Line> own = owners(networks);
        List<Row> rows = new ArrayList<>();
        double free = 0;
        for (Line line : lines) {
            Set<String> order = new LinkedHashSet<>();
            line.before.forEach(bus -> order.add(bus.network()));
            order.addAll(networks);
            order.retainAll(line.networks);
            Row row = new Row(
                    Math.max(line.leastY, free),
                    line.height,
                    line.slots,
                    order.stream()
                            .map(network -> new Bus(network, own.get(network) == line))
                            .toList());
            rows.add(row);
            free = row.bottom() + ROW_GAP;
        }
        return rows;
    }

    /** In which row each network's node is: where it was, or else in the first with one of its members. */
    private Map<String, Line> owners(List<String> networks) {
        Map<String, Line> own = new HashMap<>();
        for (String network : networks) {
            Comparator<Line> wasThere = Comparator.comparing(line -> !line.before.contains(new Bus(network, true)));
            lines.stream()
                    .filter(line -> line.networks.contains(network))
                    .min(wasThere)
                    .ifPresent(line -> own.put(network, line));
        }
        return own;
    }
}
