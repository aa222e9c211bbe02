package dev.slipway.protocol.call;

import org.jspecify.annotations.Nullable;

/** Requests and responses that several methods share. */
public final class Common {
    private Common() {}

    /**
     * One object.
     *
     * @param id full id, unique prefix, or name
     */
    public record Id(String id) {}

    /**
     * A new object.
     *
     * @param id full id
     * @param name given or generated
     */
    public record Named(String id, String name) {}

    /**
     * Long work that was begun.
     *
     * @param job id for {@code job.wait} and {@code job.cancel}
     */
    public record JobStarted(String job) {}

    /**
     * Bytes that move over a connection of their own.
     *
     * @param channel one-time token for {@code channel.open}; absent where the work needs no bytes
     * @param job the work that consumes or produces the bytes, if its outcome can be asked for
     */
    public record Channel(
            @Nullable String channel, @Nullable String job) {}

    /**
     * A stream of notifications that was begun.
     *
     * @param subscription id for {@code subscription.cancel}, repeated in each notification
     */
    public record Subscription(String subscription) {}
}
