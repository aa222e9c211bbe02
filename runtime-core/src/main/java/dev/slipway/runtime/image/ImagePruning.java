package dev.slipway.runtime.image;

import dev.slipway.runtime.error.EngineException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Removes the images that nobody uses, or tells which they would be. */
final class ImagePruning {
    private final StoreParts parts;
    private final Removing removing;
    private final Pins pins;

    ImagePruning(StoreParts parts, Removing removing, Pins pins) {
        this.parts = parts;
        this.removing = removing;
        this.pins = pins;
    }

    /** As {@link Images#prune}. */
    List<PrunedImage> prune(Predicate<Image> wanted, Set<String> without, boolean dryRun) {
        List<PrunedImage> pruned = new ArrayList<>();
        List<Image> left = new ArrayList<>(parts.reader().images());
        Set<String> tried = new HashSet<>();
        Image next = next(left, tried, wanted, without);
        while (next != null) {
            Image image = next;
            tried.add(image.id());
            EngineException error = dryRun ? null : remove(image);
            if (error == null) {
                left.removeIf(each -> each.id().equals(image.id()));
            }
            pruned.add(new PrunedImage(image.id(), image.names(), error == null ? freed(image, left) : 0, error));
            next = next(left, tried, wanted, without);
        }
        return pruned;
    }

    /** One that goes, none of whose descendants is left: the next may be what it was made from. */
    private @Nullable Image next(List<Image> left, Set<String> tried, Predicate<Image> wanted, Set<String> without) {
        Set<String> parents = ImageTree.parents(left);
        return left.stream()
                .filter(image -> !tried.contains(image.id()))
                .filter(wanted)
                .filter(image -> !parents.contains(image.id()))
                .filter(image -> unused(image, without))
                .findFirst()
                .orElse(null);
    }

    /** A pin stands for containers that are going, or for one that is being made. */
    private boolean unused(Image image, Set<String> without) {
        List<ImageUse> uses = removing.uses(image.id());
        return uses.stream().allMatch(use -> without.contains(use.id()))
                && (!uses.isEmpty() || !pins.all().contains(image.id()));
    }

    private @Nullable EngineException remove(Image image) {
        try {
            removing.delete(image);
            return null;
        } catch (EngineException e) {
            return e;
        }
    }

    private long freed(Image image, List<Image> left) {
        Set<String> kept = left.stream().flatMap(each -> each.layers().stream()).collect(Collectors.toSet());
        Map<String, StoredLayer> layers = parts.reader().content().layers();
        long shared = image.layers().stream()
                .filter(kept::contains)
                .mapToLong(id -> {
                    StoredLayer layer = layers.get(id);
                    return layer == null ? 0 : Math.max(0, layer.size());
                })
                .sum();
        return Math.max(0, image.size() - shared);
    }
}
