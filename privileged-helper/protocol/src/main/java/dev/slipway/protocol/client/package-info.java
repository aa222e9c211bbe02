/** The client's side of the wire contract. */
@NullMarked
package dev.slipway.protocol.client;

import org.jspecify.annotations.NullMarked;
