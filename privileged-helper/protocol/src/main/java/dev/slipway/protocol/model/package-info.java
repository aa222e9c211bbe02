/** The objects that travel over the wire. */
@NullMarked
package dev.slipway.protocol.model;

import org.jspecify.annotations.NullMarked;
