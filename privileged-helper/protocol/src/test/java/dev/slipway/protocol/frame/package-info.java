/** Framing. */
@NullMarked
package dev.slipway.protocol.frame;

import org.jspecify.annotations.NullMarked;
