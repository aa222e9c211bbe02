/** What is kept between two starts of the workbench. */
@NullMarked
package dev.slipway.gui.settings;

import org.jspecify.annotations.NullMarked;
