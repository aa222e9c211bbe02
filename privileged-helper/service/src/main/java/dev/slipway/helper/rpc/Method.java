package dev.slipway.helper.rpc;

import dev.slipway.protocol.call.Call;

/** A method of the contract with who answers it. */
record Method<P, R>(Call<P, R> call, Access access, Handler<P, R> handler) {}
