/** A container's output: a bounded buffer of parsed lines, search over it, and the view that shows it. */
@NullMarked
package dev.slipway.gui.logs;

import org.jspecify.annotations.NullMarked;
