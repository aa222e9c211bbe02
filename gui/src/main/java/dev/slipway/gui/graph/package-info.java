/** Pods, containers and networks as a graph: model, layout and the view that shows it. */
@NullMarked
package dev.slipway.gui.graph;

import org.jspecify.annotations.NullMarked;
