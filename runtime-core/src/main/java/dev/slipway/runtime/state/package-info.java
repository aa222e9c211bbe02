/** What the engine must find again after it was stopped, and the port behind which it is kept. */
@NullMarked
package dev.slipway.runtime.state;

import org.jspecify.annotations.NullMarked;
