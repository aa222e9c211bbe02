/** The inside of a checkpoint: its processes, what they had open, their memory, its files. */
@NullMarked
package dev.slipway.gui.explorer;

import org.jspecify.annotations.NullMarked;
