/** Colours, style sheets and icons. */
@NullMarked
package dev.slipway.gui.theme;

import org.jspecify.annotations.NullMarked;
