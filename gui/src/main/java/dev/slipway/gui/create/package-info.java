/** The sheets that make a container and change one. */
@NullMarked
package dev.slipway.gui.create;

import org.jspecify.annotations.NullMarked;
