/** The implementations of the engine's state port: one in memory, one on disk. */
@NullMarked
package dev.slipway.state;

import org.jspecify.annotations.NullMarked;
