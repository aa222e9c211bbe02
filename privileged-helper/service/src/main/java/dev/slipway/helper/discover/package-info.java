/** The OpenRPC document of the contract. */
@NullMarked
package dev.slipway.helper.discover;

import org.jspecify.annotations.NullMarked;
