/** Search everywhere: objects and actions by a few letters. */
@NullMarked
package dev.slipway.gui.search;

import org.jspecify.annotations.NullMarked;
