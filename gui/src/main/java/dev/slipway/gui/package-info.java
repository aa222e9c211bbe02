/** The workbench's entry point and the place where its parts are put together. */
@NullMarked
package dev.slipway.gui;

import org.jspecify.annotations.NullMarked;
