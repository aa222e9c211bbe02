/** How numbers, sizes and times are written. */
@NullMarked
package dev.slipway.gui.format;

import org.jspecify.annotations.NullMarked;
