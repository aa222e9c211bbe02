/** Everything the engine knows as clients see it, with its changes in order. */
@NullMarked
package dev.slipway.helper.world;

import org.jspecify.annotations.NullMarked;
