/** Checkpoints: taken, catalogued, looked into, restored. */
@NullMarked
package dev.slipway.runtime.checkpoint;

import org.jspecify.annotations.NullMarked;
