/** Files and folders that are dropped on the window. */
@NullMarked
package dev.slipway.gui.drop;

import org.jspecify.annotations.NullMarked;
