package dev.slipway.runtime.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Guesses which temporary file holds which layer: by the order in which both began, corrected once a file has become
 * bigger than its layer or as big as another one. A guess is kept as long as it can be right, so that no layer's share
 * jumps without need.
 */
final class LayerFiles {
    private final List<String> layerOf = new ArrayList<>();

    /**
     * Bytes of each layer that have come.
     *
     * @param layers bytes of each layer that is being copied, -1 if unknown, in the order in which they began
     * @param sizes of the files, in the order in which they began; none goes away
     */
    Map<String, Long> come(Map<String, Long> layers, List<Long> sizes) {
        for (String digest : layers.keySet()) {
            if (layerOf.size() < sizes.size() && !layerOf.contains(digest)) {
                layerOf.add(digest);
            }
        }
        int known = Math.min(layerOf.size(), sizes.size());
        for (int file = 0; file < known; file++) {
            if (!fits(sizes.get(file), layerOf.get(file), layers)) {
                correct(file, known, sizes, layers);
            }
        }
        Map<String, Long> come = new HashMap<>();
        for (int file = 0; file < known; file++) {
            long size = layers.getOrDefault(layerOf.get(file), -1L);
            come.put(layerOf.get(file), size < 0 ? sizes.get(file) : Math.min(sizes.get(file), size));
        }
        return come;
    }

    private void correct(int file, int known, List<Long> sizes, Map<String, Long> layers) {
        for (int other = 0; other < known; other++) {
            if (other != file
                    && fits(sizes.get(file), layerOf.get(other), layers)
                    && fits(sizes.get(other), layerOf.get(file), layers)) {
                String layer = layerOf.get(file);
                layerOf.set(file, layerOf.get(other));
                layerOf.set(other, layer);
                return;
            }
        }
    }

    /** Whether a file may be the beginning of a layer: it is not bigger, and not exactly another's whole. */
    private static boolean fits(long size, String digest, Map<String, Long> layers) {
        long whole = layers.getOrDefault(digest, -1L);
        if (whole < 0 || size == whole) {
            return true;
        }
        return size < whole && !layers.containsValue(size);
    }
}
