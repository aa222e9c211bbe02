package dev.slipway.runtime.image;

import java.util.List;

/**
 * An entry of the store's list of containers, of whatever program.
 *
 * @param image id of the image it is made of; empty for none
 * @param layer id of its own layer
 */
record StoredContainer(String id, List<String> names, String image, String layer) {
    /** What to call it. */
    String title() {
        return names.isEmpty() ? id.substring(0, Math.min(12, id.length())) : names.get(0);
    }
}
