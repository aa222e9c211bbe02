package dev.slipway.runtime.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Images on their way into the store together: how the store was before, and what is expected to come. Guarded by {@link
 * Intakes}.
 */
final class Intake {
    final Path folder;
    final Set<String> layersBefore;
    final Set<String> imagesBefore;
    /** Digests of layers. */
    final Set<String> expected = new HashSet<>();
    /** In the order of their coming. */
    final List<Coming> coming = new ArrayList<>();

    Intake(Path folder, Set<String> layersBefore, Set<String> imagesBefore) {
        this.folder = folder;
        this.layersBefore = new HashSet<>(layersBefore);
        this.imagesBefore = Set.copyOf(imagesBefore);
    }

    /**
     * An image that is to come, or a name that it is to have.
     *
     * @param imageId empty where only the name tells which image it is
     * @param name null for none
     * @param holder the image that had the name; null for none
     */
    record Coming(
            String imageId, @Nullable String name, @Nullable String holder) {
        /** Whether it is this image that was to come. */
        boolean is(StoredImage image) {
            return imageId.isEmpty() ? image.names().contains(name) : image.id().equals(imageId);
        }
    }

    /** Where the programs put what is underway. */
    Path temporary() {
        return folder.resolve("temporary");
    }

    /** Whether a layer is one that this brings. */
    boolean expects(StoredLayer layer) {
        return expected.contains(layer.packedDigest()) || expected.contains(layer.digest());
    }

    /** What to write down, so that it can be cleared up after this process has died. */
    Map<String, Object> intent() {
        return Map.of(
                "layersBefore", layersBefore, "imagesBefore", imagesBefore, "expected", expected, "coming", coming);
    }
}
