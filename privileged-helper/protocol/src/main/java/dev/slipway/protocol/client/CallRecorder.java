package dev.slipway.protocol.client;

/** Is told of each request that a client sends, before it is sent; for tests and for an activity log. */
public interface CallRecorder {
    /** {@code params} is the request's record. Called on the calling thread; must be quick. */
    void called(String method, Object params);

    /** Tells nobody. */
    CallRecorder NONE = (method, params) -> {};
}
