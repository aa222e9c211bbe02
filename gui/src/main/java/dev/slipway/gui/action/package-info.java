/** What a user can do, served alike to menus, tool bars, context menus and keys. */
@NullMarked
package dev.slipway.gui.action;

import org.jspecify.annotations.NullMarked;
