/** Rules of the house that the code itself is held against. */
@NullMarked
package dev.slipway.architecture;

import org.jspecify.annotations.NullMarked;
