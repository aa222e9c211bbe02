/**
 * The output of containers, one or many by time: a bounded buffer of parsed lines, filters and search over it, and the view that shows it.
 */
@NullMarked
package dev.slipway.gui.logs;

import org.jspecify.annotations.NullMarked;
