/** What containers and pods use: where the figures of charts come from. */
@NullMarked
package dev.slipway.gui.statistics;

import org.jspecify.annotations.NullMarked;
