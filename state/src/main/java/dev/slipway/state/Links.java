package dev.slipway.state;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/** Who points to whom, seen from the one pointed to. Immutable. */
final class Links {
    static final Links NONE = new Links(TreePMap.empty());

    private final TreePMap<String, TreePSet<String>> sources;

    private Links(TreePMap<String, TreePSet<String>> sources) {
        this.sources = sources;
    }

    /** Those that point to {@code target}, in id order. */
    List<String> to(String target) {
        TreePSet<String> found = sources.get(target);
        return found == null ? List.of() : List.copyOf(found);
    }

    /** These links and one more; a null target links to nothing. */
    Links with(String source, @Nullable String target) {
        if (target == null) {
            return this;
        }
        TreePSet<String> old = sources.get(target);
        TreePSet<String> more = (old == null ? TreePSet.<String>empty() : old).plus(source);
        return new Links(sources.plus(target, more));
    }

    /** These links without the one from {@code source} to {@code target}. */
    Links without(String source, @Nullable String target) {
        TreePSet<String> old = target == null ? null : sources.get(target);
        if (old == null || target == null) {
            return this;
        }
        TreePSet<String> fewer = old.minus(source);
        return new Links(fewer.isEmpty() ? sources.minus(target) : sources.plus(target, fewer));
    }
}
