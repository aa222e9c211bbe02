package dev.slipway.runtime.image;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which images were made on the way to others, as builders keep them to be quick the next time. */
final class ImageTree {
    private ImageTree() {}

    /** Ids of those that another of these was made from: its steps and layers begin with theirs. */
    static Set<String> parents(Collection<Image> images) {
        Map<List<Object>, List<Image>> bySteps = new HashMap<>();
        for (Image image : images) {
            bySteps.computeIfAbsent(key(image, image.config().history().size()), key -> new ArrayList<>())
                    .add(image);
        }
        Set<String> parents = new HashSet<>();
        for (Image child : images) {
            for (int steps = 1; steps < child.config().history().size(); steps++) {
                for (Image parent : bySteps.getOrDefault(key(child, steps), List.of())) {
                    if (begins(child, parent)) {
                        parents.add(parent.id());
                    }
                }
            }
        }
        return parents;
    }

    private static List<Object> key(Image image, int steps) {
        ImageStep last = steps == 0 ? null : image.config().history().get(steps - 1);
        return last == null ? List.of(image.id()) : List.of(steps, last.createdBy(), String.valueOf(last.created()));
    }

    private static boolean begins(Image child, Image parent) {
        int steps = parent.config().history().size();
        int layers = parent.layers().size();
        return child.layers().size() >= layers
                && child.config()
                        .history()
                        .subList(0, steps)
                        .equals(parent.config().history())
                && child.layers()
                        .subList(child.layers().size() - layers, child.layers().size())
                        .equals(parent.layers());
    }
}
