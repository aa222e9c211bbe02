/** What the engine reports when it cannot do what it was asked to. */
@NullMarked
package dev.slipway.runtime.error;

import org.jspecify.annotations.NullMarked;
