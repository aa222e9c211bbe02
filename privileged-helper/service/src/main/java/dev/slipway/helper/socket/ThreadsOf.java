package dev.slipway.helper.socket;

/** Makes the threads of one connection. */
@FunctionalInterface
interface ThreadsOf {
    /** Starts a daemon thread for this part of the connection. */
    Thread start(String part, Runnable body);
}
