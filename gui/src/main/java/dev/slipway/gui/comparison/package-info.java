/** Two checkpoints side by side. */
@NullMarked
package dev.slipway.gui.comparison;

import org.jspecify.annotations.NullMarked;
