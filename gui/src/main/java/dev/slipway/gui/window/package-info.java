/** The frame: menus, tool bar, tool windows, editor tabs, status bar, dropping. */
@NullMarked
package dev.slipway.gui.window;

import org.jspecify.annotations.NullMarked;
