/** Single parts of handlers. */
@NullMarked
package dev.slipway.helper.handler;

import org.jspecify.annotations.NullMarked;
