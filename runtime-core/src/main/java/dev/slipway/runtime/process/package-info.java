/** What runs in a container: its output, and processes added to it. */
@NullMarked
package dev.slipway.runtime.process;

import org.jspecify.annotations.NullMarked;
