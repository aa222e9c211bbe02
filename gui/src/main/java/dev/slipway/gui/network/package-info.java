/** Networks: what there is, who is on them, and how they are made. */
@NullMarked
package dev.slipway.gui.network;

import org.jspecify.annotations.NullMarked;
