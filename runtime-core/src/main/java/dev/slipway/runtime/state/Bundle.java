package dev.slipway.runtime.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * An OCI bundle the engine knows: {@code config.json} and a root filesystem.
 *
 * @param id 64 lower-case hexadecimal digits
 * @param name unique over bundles
 * @param created when it was imported
 * @param mode whether its files are the engine's own copy
 * @param path absolute path of the bundle's folder
 * @param rootfs absolute path of its root filesystem
 * @param size bytes of the files in it; 0 for one used in place
 * @param spec its {@code config.json}
 */
public record Bundle(
        String id, String name, Instant created, Mode mode, String path, String rootfs, long size, ObjectNode spec) {
    public Bundle {
        spec = spec.deepCopy();
    }

    /** Where the files of a bundle are. */
    public enum Mode {
        /** In the engine's own root folder. */
        COPY,
        /** Where the user keeps them. */
        IN_PLACE
    }
}
