package dev.slipway.runtime.image;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The store's three lists as they were at one time. Immutable. */
record StoreContent(
        Map<String, StoredImage> images, Map<String, StoredLayer> layers, Map<String, StoredContainer> containers) {
    /** The layers from this one down, top first; those that are missing are left out, with all below. */
    List<StoredLayer> chain(String topLayer) {
        List<StoredLayer> chain = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        StoredLayer layer = layers.get(topLayer);
        while (layer != null && seen.add(layer.id())) {
            chain.add(layer);
            layer = layers.get(layer.parent());
        }
        return chain;
    }

    /** The container with this name. */
    @Nullable
    StoredContainer named(String name) {
        for (StoredContainer container : containers.values()) {
            if (container.names().contains(name)) {
                return container;
            }
        }
        return null;
    }

    /** The containers made of an image. */
    List<StoredContainer> containersOf(String imageId) {
        return containers.values().stream()
                .filter(container -> container.image().equals(imageId))
                .toList();
    }

    /** Layers on which nothing stands: no image, no container, no other layer. */
    Map<String, StoredLayer> loose() {
        Map<String, StoredLayer> loose = new LinkedHashMap<>(layers);
        images.values().forEach(image -> loose.remove(image.topLayer()));
        containers.values().forEach(container -> loose.remove(container.layer()));
        layers.values().forEach(layer -> loose.remove(layer.parent()));
        return loose;
    }
}
