/** Checkpoints in a list, and the inside of one. */
@NullMarked
package dev.slipway.gui.checkpoint;

import org.jspecify.annotations.NullMarked;
