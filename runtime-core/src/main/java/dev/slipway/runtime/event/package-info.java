/** What happened, as told to whoever watches. */
@NullMarked
package dev.slipway.runtime.event;

import org.jspecify.annotations.NullMarked;
