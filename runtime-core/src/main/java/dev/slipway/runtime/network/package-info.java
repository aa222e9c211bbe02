/** CNI networks and the network namespaces attached to them. */
@NullMarked
package dev.slipway.runtime.network;

import org.jspecify.annotations.NullMarked;
