package dev.slipway.gui.chart;

/**
 * Where a chart's parts lie, in pixels, and how they snap to the screen.
 *
 * @param left of the plot, after the values' names
 * @param top of the plot
 * @param width of the plot
 * @param height of the plot
 * @param scale device pixels a pixel
 */
record ChartFrame(double left, double top, double width, double height, double scale) {
    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }

    double x(double place) {
        return left + place * width;
    }

    double y(double place) {
        return top + height - place * height;
    }

    /** The middle of the device pixel at a position, so that a line of one device pixel is sharp. */
    double snap(double position) {
        return (Math.floor(position * scale) + 0.5) / scale;
    }

    /** One device pixel. */
    double hairline() {
        return 1 / scale;
    }
}
