/** Further processes in containers: beginning them, their output, their list. */
@NullMarked
package dev.slipway.gui.exec;

import org.jspecify.annotations.NullMarked;
