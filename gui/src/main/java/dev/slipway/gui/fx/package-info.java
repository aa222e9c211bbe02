/** The border between the JavaFX thread and all others. */
@NullMarked
package dev.slipway.gui.fx;

import org.jspecify.annotations.NullMarked;
