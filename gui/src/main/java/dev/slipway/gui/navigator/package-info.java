/** The tree of everything there is. */
@NullMarked
package dev.slipway.gui.navigator;

import org.jspecify.annotations.NullMarked;
