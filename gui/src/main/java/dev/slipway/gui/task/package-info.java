/** Long work a user can watch and cancel. */
@NullMarked
package dev.slipway.gui.task;

import org.jspecify.annotations.NullMarked;
