/** What the workbench tells its user without being asked. */
@NullMarked
package dev.slipway.gui.notice;

import org.jspecify.annotations.NullMarked;
