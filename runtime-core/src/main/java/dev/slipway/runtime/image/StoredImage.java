package dev.slipway.runtime.image;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An entry of the store's list of images.
 *
 * @param topLayer id of its top layer; empty for an image without files
 * @param bigData what the store keeps with it, by key: bytes of each
 */
record StoredImage(
        String id, String digest, List<String> names, String topLayer, Instant created, Map<String, Long> bigData) {
    static final String MANIFEST = "manifest";

    /** Whether it was put into the store to its end: its manifest is the last but its name. */
    boolean whole() {
        return bigData.containsKey(MANIFEST);
    }
}
