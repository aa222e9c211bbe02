/** The connection to the helper: calls, notifications, reconnecting. */
@NullMarked
package dev.slipway.gui.connection;

import org.jspecify.annotations.NullMarked;
