/** The engine as a whole: how it is configured, opened, asked about itself, and closed. */
@NullMarked
package dev.slipway.runtime.runtime;

import org.jspecify.annotations.NullMarked;
