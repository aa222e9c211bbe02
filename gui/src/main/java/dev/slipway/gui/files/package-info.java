/** Files of containers and volumes, looked at through the helper. */
@NullMarked
package dev.slipway.gui.files;

import org.jspecify.annotations.NullMarked;
