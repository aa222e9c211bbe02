/** What every view of the workbench is given. */
@NullMarked
package dev.slipway.gui.desk;

import org.jspecify.annotations.NullMarked;
