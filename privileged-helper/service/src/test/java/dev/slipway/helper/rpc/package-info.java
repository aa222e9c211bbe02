/** Sessions without a socket. */
@NullMarked
package dev.slipway.helper.rpc;

import org.jspecify.annotations.NullMarked;
