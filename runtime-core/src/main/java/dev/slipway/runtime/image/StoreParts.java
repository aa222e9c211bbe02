package dev.slipway.runtime.image;

import java.util.List;

/**
 * What the operations on images share.
 *
 * @param look brings what is told of the store up to date
 */
record StoreParts(
        ImageSettings settings,
        StoreReader reader,
        StorageProgram program,
        Skopeo skopeo,
        Intakes intakes,
        Runnable look) {
    /** The image that is meant; see {@link ImageStore#require}. */
    Image require(String reference) {
        List<String> registries = new java.util.ArrayList<>(settings.searchRegistries());
        if (!registries.contains("docker.io")) {
            registries.add("docker.io");
        }
        return new ImageLookup(reader.images(), registries).require(reference);
    }
}
