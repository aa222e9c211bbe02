/** Thin adapters over the kernel's interfaces. */
@NullMarked
package dev.slipway.runtime.os;

import org.jspecify.annotations.NullMarked;
