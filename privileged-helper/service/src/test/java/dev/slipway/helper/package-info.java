/** The helper through its real socket. */
@NullMarked
package dev.slipway.helper;

import org.jspecify.annotations.NullMarked;
