/** The syntax of filters over tables: how they are read, what they mean, and completion while they are typed. */
@NullMarked
package dev.slipway.gui.filter;

import org.jspecify.annotations.NullMarked;
