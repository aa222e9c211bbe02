/** The engine's records as the contract's. */
@NullMarked
package dev.slipway.helper.view;

import org.jspecify.annotations.NullMarked;
