/** Requests and subscriptions, whatever carries them: sessions, the dispatcher, the registry of methods. */
@NullMarked
package dev.slipway.helper.rpc;

import org.jspecify.annotations.NullMarked;
