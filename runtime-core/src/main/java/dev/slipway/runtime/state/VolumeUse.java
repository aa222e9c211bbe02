package dev.slipway.runtime.state;

import java.util.List;

/**
 * A volume that a container has at a place in its file system.
 *
 * @param volume id of the volume
 * @param name name of the volume
 * @param destination absolute path in the container
 * @param options of the mount, and {@code copy} or {@code nocopy}, as they were given
 */
public record VolumeUse(String volume, String name, String destination, List<String> options) {
    public VolumeUse {
        options = List.copyOf(options);
    }
}
