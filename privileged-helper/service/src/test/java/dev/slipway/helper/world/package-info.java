/** The parts of the world. */
@NullMarked
package dev.slipway.helper.world;

import org.jspecify.annotations.NullMarked;
