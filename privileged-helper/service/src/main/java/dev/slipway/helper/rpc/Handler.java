package dev.slipway.helper.rpc;

/**
 * Answers one method: parse, one engine call, response. Its errors are EngineException and RpcException.
 *
 * @param <P> parameters of the call
 * @param <R> result of the call
 */
@FunctionalInterface
public interface Handler<P, R> {
    Reply<R> handle(P params, Session session);
}
