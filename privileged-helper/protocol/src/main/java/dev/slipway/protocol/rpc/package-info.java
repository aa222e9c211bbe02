/** JSON-RPC 2.0 over a stream: framing, messages, errors. */
@NullMarked
package dev.slipway.protocol.rpc;

import org.jspecify.annotations.NullMarked;
