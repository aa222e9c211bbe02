/** Live charts and sparklines of what containers use, drawn on canvases of our own. */
@NullMarked
package dev.slipway.gui.chart;

import org.jspecify.annotations.NullMarked;
