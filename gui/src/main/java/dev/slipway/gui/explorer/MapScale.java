package dev.slipway.gui.explorer;

import dev.slipway.protocol.model.SavedMapping;
import java.util.List;

/**
 * Where areas of memory are on a line: as wide as they are large, one after another without the holes between them, but never so narrow that
 * they can't be seen.
 */
final class MapScale {
    private static final double NARROWEST = 3;
    private static final double HOLE = 2;

    private final double[] starts;
    private final double[] widths;

    /**
     * The scale of areas.
     *
     * @param areas by address
     * @param width of the line in pixels, above 0
     */
    MapScale(List<SavedMapping> areas, double width) {
        int count = areas.size();
        starts = new double[count];
        widths = new double[count];
        double hole = Math.min(HOLE, width / (4.0 * Math.max(1, count)));
        double least = Math.min(NARROWEST, width / (2.0 * Math.max(1, count)));
        double free = width - holes(areas) * hole - count * least;
        double whole = Math.max(1, areas.stream().mapToDouble(MapScale::size).sum());
        double x = 0;
        for (int i = 0; i < count; i++) {
            if (i > 0 && areas.get(i - 1).end() != areas.get(i).start()) {
                x += hole;
            }
            starts[i] = x;
            widths[i] = least + free * size(areas.get(i)) / whole;
            x += widths[i];
        }
    }

    private static long holes(List<SavedMapping> areas) {
        long holes = 0;
        for (int i = 1; i < areas.size(); i++) {
            holes += areas.get(i - 1).end() == areas.get(i).start() ? 0 : 1;
        }
        return holes;
    }

    private static double size(SavedMapping area) {
        return area.end() - area.start();
    }

    /** Left edge of an area. */
    double start(int area) {
        return starts[area];
    }

    /** Width of an area. */
    double width(int area) {
        return widths[area];
    }

    /** The area at a place, or the nearest one; -1 where there is none. */
    int at(double x) {
        int best = -1;
        double nearest = Double.MAX_VALUE;
        for (int i = 0; i < starts.length; i++) {
            double off = x < starts[i] ? starts[i] - x : Math.max(0, x - starts[i] - widths[i]);
            if (off < nearest) {
                nearest = off;
                best = i;
            }
        }
        return best;
    }
}
