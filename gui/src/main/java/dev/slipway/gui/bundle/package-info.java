/** Recognizing a bundle folder and taking it in. */
@NullMarked
package dev.slipway.gui.bundle;

import org.jspecify.annotations.NullMarked;
