/** Checkpoints on a line of time, one for each container, with what happened between them. */
@NullMarked
package dev.slipway.gui.timeline;

import org.jspecify.annotations.NullMarked;
