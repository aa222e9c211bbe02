package dev.slipway.runtime.image;

import java.time.Instant;
import java.util.List;

/**
 * An image in the store, as it was when it was read.
 *
 * @param id 64 lower-case hexadecimal digits
 * @param names full references it is known by, {@code localhost/web:latest}, newest first; empty for a dangling one
 * @param digests of its manifests, {@code sha256:...}; more than one where it came by several ways
 * @param created when it was built, as its configuration says; else when it came into the store
 * @param size bytes of its layers unpacked, and of its manifests and configuration
 * @param layers ids of its layers, top first; empty for an image without files
 * @param config what containers made from it are given
 */
public record Image(
        String id,
        List<String> names,
        List<String> digests,
        Instant created,
        long size,
        List<String> layers,
        ImageConfig config) {
    public Image {
        names = List.copyOf(names);
        digests = List.copyOf(digests);
        layers = List.copyOf(layers);
    }

    /** What to call it: its first name, else the first twelve digits of its id. */
    public String title() {
        return names.isEmpty() ? id.substring(0, Math.min(12, id.length())) : names.get(0);
    }
}
