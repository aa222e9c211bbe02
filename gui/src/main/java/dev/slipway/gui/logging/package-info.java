/** Where the log goes. */
@NullMarked
package dev.slipway.gui.logging;

import org.jspecify.annotations.NullMarked;
