/** A JSON document as a highlighted tree that can be folded, filtered and copied from. */
@NullMarked
package dev.slipway.gui.spec;

import org.jspecify.annotations.NullMarked;
