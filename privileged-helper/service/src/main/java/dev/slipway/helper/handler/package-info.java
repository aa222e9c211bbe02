/** The methods of the contract over the engine, one class a noun. */
@NullMarked
package dev.slipway.helper.handler;

import org.jspecify.annotations.NullMarked;
