/** The privileged helper: its command line and the root in which its parts are put together. */
@NullMarked
package dev.slipway.helper;

import org.jspecify.annotations.NullMarked;
