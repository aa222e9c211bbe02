/** The methods of the wire contract, each with its request and its response. */
@NullMarked
package dev.slipway.protocol.call;

import org.jspecify.annotations.NullMarked;
