/** What the views of all kinds of objects share: tables, tabs, and the clearing away of what nobody uses. */
@NullMarked
package dev.slipway.gui.view;

import org.jspecify.annotations.NullMarked;
