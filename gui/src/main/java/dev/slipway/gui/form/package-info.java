/** Forms that are checked while they are typed, and the sheets that show them. */
@NullMarked
package dev.slipway.gui.form;

import org.jspecify.annotations.NullMarked;
