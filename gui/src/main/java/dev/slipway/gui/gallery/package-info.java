/** A window that shows each control of our own in each of its states. */
@NullMarked
package dev.slipway.gui.gallery;

import org.jspecify.annotations.NullMarked;
