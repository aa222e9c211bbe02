/** Framing. */
@NullMarked
package dev.slipway.protocol.rpc;

import org.jspecify.annotations.NullMarked;
