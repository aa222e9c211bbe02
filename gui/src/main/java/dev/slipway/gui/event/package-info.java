/** The tool window of events. */
@NullMarked
package dev.slipway.gui.event;

import org.jspecify.annotations.NullMarked;
