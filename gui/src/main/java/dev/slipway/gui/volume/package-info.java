/** Volumes: files that outlive containers. */
@NullMarked
package dev.slipway.gui.volume;

import org.jspecify.annotations.NullMarked;
