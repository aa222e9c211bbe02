package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.nio.file.Path;
import java.util.Locale;

/** Who makes cgroups, and below which parents it does. */
public enum CgroupManager {
    CGROUPFS("/slipway_parent", "an absolute path without .slice at its end and without ..") {
        @Override
        boolean takes(String parent) {
            return parent.startsWith("/")
                    && !parent.endsWith("/")
                    && !base(parent).endsWith(SLICE)
                    && Path.of(parent).normalize().toString().equals(parent);
        }
    },
    SYSTEMD("system.slice", "the name of a slice, such as user.slice") {
        @Override
        boolean takes(String parent) {
            return parent.length() >= SLICE.length() && base(parent).endsWith(SLICE);
        }
    };

    private static final String SLICE = ".slice";

    private final String defaultParent;
    private final String taken;

    CgroupManager(String defaultParent, String taken) {
        this.defaultParent = defaultParent;
        this.taken = taken;
    }

    /** The manager of this word; INVALID_ARGUMENT if there is none. */
    public static CgroupManager ofWord(String word) {
        for (CgroupManager each : values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        throw EngineException.of(
                        ErrorKind.INVALID_ARGUMENT,
                        "could not configure the engine: unsupported cgroup manager \"" + word + "\"")
                .hint("Use cgroupfs.");
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The parent that cgroups have unless told otherwise. */
    public String defaultParent() {
        return defaultParent;
    }

    /** The same parent; INVALID_ARGUMENT if this manager cannot take it. */
    public String check(String parent) {
        if (parent.indexOf('\0') >= 0 || !takes(parent)) {
            throw OptionFindings.invalid("cgroupParent", parent, word() + " does not take it")
                    .hint("Give " + taken + ".");
        }
        return parent;
    }

    abstract boolean takes(String parent);

    private static String base(String parent) {
        return parent.substring(parent.lastIndexOf('/') + 1);
    }
}
