package dev.slipway.runtime.cgroup;

import java.util.ArrayList;
import java.util.List;

/** Names of systemd's slices, systemd.slice(5): {@code a-b.slice} lies in {@code a.slice}, at {@code /a.slice/a-b.slice}. */
final class Slices {
    static final String SUFFIX = ".slice";
    /** The one that all others lie in. */
    private static final String ROOT = "-" + SUFFIX;

    private Slices() {}

    /** Whether this names a slice, alone or as the end of a path. */
    static boolean is(String name) {
        return base(name).endsWith(SUFFIX);
    }

    /** The slice's own name, without the path before it. Without a name it is the one that all lie in. */
    static String name(String slice) {
        String base = base(slice);
        return base.equals(SUFFIX) ? ROOT : base;
    }

    /** The slice with this name, which has no dash, in its parent. */
    static String child(String parent, String name) {
        String within = name(parent);
        return within.equals(ROOT)
                ? name + SUFFIX
                : within.substring(0, within.length() - SUFFIX.length()) + "-" + name + SUFFIX;
    }

    /** The path of the slice's cgroup from the root of the hierarchy; empty for the one that all lie in. */
    static String path(String slice) {
        String name = name(slice);
        if (name.equals(ROOT)) {
            return "";
        }
        String stem = name.substring(0, name.length() - SUFFIX.length());
        List<String> nested = new ArrayList<>();
        for (int dash = stem.indexOf('-'); dash >= 0; dash = stem.indexOf('-', dash + 1)) {
            nested.add(stem.substring(0, dash) + SUFFIX);
        }
        nested.add(name);
        return "/" + String.join("/", nested);
    }

    private static String base(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
