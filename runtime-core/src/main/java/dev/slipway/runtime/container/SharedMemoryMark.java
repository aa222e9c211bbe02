package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Says in a container's specification that its {@code /dev/shm} is kept on the host for it alone: CRIU's images of a
 * container of podman have it as a mount from outside, and can be restored in no other way.
 */
public final class SharedMemoryMark {
    private static final String ANNOTATION = "slipway.shared-memory";
    private static final String OWN = "own";

    private SharedMemoryMark() {}

    /** Sets it. */
    public static void set(ObjectNode spec) {
        spec.withObject("/annotations").put(ANNOTATION, OWN);
    }

    /** Whether it is set. */
    public static boolean isSet(ObjectNode spec) {
        return spec.path("annotations").path(ANNOTATION).asText("").equals(OWN);
    }
}
