/** How the streams of a process travel over a channel. */
@NullMarked
package dev.slipway.protocol.frame;

import org.jspecify.annotations.NullMarked;
