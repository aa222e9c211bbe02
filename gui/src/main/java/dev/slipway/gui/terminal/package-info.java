/** Terminals: processes in containers whose streams go to and from a screen of characters. */
@NullMarked
package dev.slipway.gui.terminal;

import org.jspecify.annotations.NullMarked;
