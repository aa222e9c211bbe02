package dev.slipway.helper.socket;

/**
 * How much clients may take.
 *
 * @param connections at a time, channels included
 * @param requestsInFlight requests of one connection that are unanswered
 */
public record Limits(int connections, int requestsInFlight) {
    public static final Limits DEFAULT = new Limits(128, 256);
}
