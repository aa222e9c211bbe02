/** What the build does for the launchers: the class paths that they start the programs from. */
@NullMarked
package dev.slipway.installer;

import org.jspecify.annotations.NullMarked;
