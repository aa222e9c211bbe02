/** Files of the user that go to the helper and come from it, as tasks. */
@NullMarked
package dev.slipway.gui.transfer;

import org.jspecify.annotations.NullMarked;
