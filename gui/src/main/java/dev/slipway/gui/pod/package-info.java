/** Making pods and what can be done to one. */
@NullMarked
package dev.slipway.gui.pod;

import org.jspecify.annotations.NullMarked;
