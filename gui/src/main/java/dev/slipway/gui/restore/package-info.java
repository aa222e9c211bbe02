/** What can be done with checkpoints. */
@NullMarked
package dev.slipway.gui.restore;

import org.jspecify.annotations.NullMarked;
