/** The Unix socket: listening, admitting, and the connections' threads. */
@NullMarked
package dev.slipway.helper.socket;

import org.jspecify.annotations.NullMarked;
