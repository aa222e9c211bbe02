/** Containers: what they are made from, the state they are in, and what can be done to them. */
@NullMarked
package dev.slipway.runtime.container;

import org.jspecify.annotations.NullMarked;
