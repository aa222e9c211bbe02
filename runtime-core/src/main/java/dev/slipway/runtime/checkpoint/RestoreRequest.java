package dev.slipway.runtime.checkpoint;

import org.jspecify.annotations.Nullable;

/**
 * A wish to let saved processes go on.
 *
 * @param checkpoint full id, unique prefix or name
 * @param mode where
 * @param name of the clone; null for a generated one, and in place
 * @param tcpEstablished whether open TCP connections go on; null for as it was when it was taken
 */
public record RestoreRequest(
        String checkpoint,
        Mode mode,
        @Nullable String name,
        @Nullable Boolean tcpEstablished) {
    /** Where they go on. */
    public enum Mode {
        /** In the container they were taken of, made again if it is gone. */
        IN_PLACE,
        /** In a new container like it. */
        CLONE
    }

    public static RestoreRequest inPlace(String checkpoint) {
        return new RestoreRequest(checkpoint, Mode.IN_PLACE, null, null);
    }

    public static RestoreRequest clone(String checkpoint, @Nullable String name) {
        return new RestoreRequest(checkpoint, Mode.CLONE, name, null);
    }
}
