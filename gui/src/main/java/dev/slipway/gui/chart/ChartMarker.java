package dev.slipway.gui.chart;

import java.time.Instant;

/**
 * Something that happened while a chart's values were taken.
 *
 * @param text what happened, in few words
 * @param bad whether it is shown as a danger
 */
public record ChartMarker(Instant time, String text, boolean bad) {}
