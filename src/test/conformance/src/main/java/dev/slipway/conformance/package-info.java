/** Which test proves which row of the engine's behaviour, whether it passed, and whether it can fail. For tests alone. */
@NullMarked
package dev.slipway.conformance;

import org.jspecify.annotations.NullMarked;
