package dev.slipway.gui.chart;

/**
 * A line of a chart.
 *
 * @param name what it is called in the legend
 * @param series its values
 * @param filled whether the ground below it is tinted
 */
public record ChartLine(String name, Series series, boolean filled) {}
