/** The page on which keys of actions are found and changed. */
@NullMarked
package dev.slipway.gui.keymap;

import org.jspecify.annotations.NullMarked;
