/** The container table, a container's tab, and what can be done to a container. */
@NullMarked
package dev.slipway.gui.container;

import org.jspecify.annotations.NullMarked;
