package dev.slipway.runtime.image;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One image on its way into the store: how the store was before, and what is expected to come. Guarded by
 * {@link Intakes}.
 */
final class Intake {
    final Path folder;
    final Set<String> layersBefore;
    final Set<String> imagesBefore;
    Set<String> expected = Set.of();
    String imageId = "";

    @Nullable
    String name;
    /** The image that had the name; null for none. */
    @Nullable
    String holder;

    Intake(Path folder, Set<String> layersBefore, Set<String> imagesBefore) {
        this.folder = folder;
        this.layersBefore = new HashSet<>(layersBefore);
        this.imagesBefore = Set.copyOf(imagesBefore);
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
                "layersBefore", layersBefore,
                "imagesBefore", imagesBefore,
                "expected", expected,
                "imageId", imageId,
                "name", name == null ? "" : name,
                "holder", holder == null ? "" : holder);
    }
}
