/** Images: what there is, how it comes and goes, and what is in it. */
@NullMarked
package dev.slipway.gui.image;

import org.jspecify.annotations.NullMarked;
