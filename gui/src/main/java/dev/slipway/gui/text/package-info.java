/** The texts users read, by key. */
@NullMarked
package dev.slipway.gui.text;

import org.jspecify.annotations.NullMarked;
