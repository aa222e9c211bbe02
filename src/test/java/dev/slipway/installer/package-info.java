/** Tests of what the build does for the launchers. */
@NullMarked
package dev.slipway.installer;

import org.jspecify.annotations.NullMarked;
