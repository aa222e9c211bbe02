/** Bytes, shown in hexadecimal and as text. */
@NullMarked
package dev.slipway.gui.hex;

import org.jspecify.annotations.NullMarked;
