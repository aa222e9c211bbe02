/** Small controls and layers that several views share. */
@NullMarked
package dev.slipway.gui.control;

import org.jspecify.annotations.NullMarked;
