package dev.slipway.runtime.cgroup;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How the cgroups of one manager are named. A parent is written down in the manager's own form, a path or the name of a
 * slice, which tells the two apart for ever: {@link #of}.
 */
public enum CgroupNaming {
    /** Folders, which anybody makes. */
    CGROUPFS("/slipway_parent", "an absolute path without .slice at its end and without ..") {
        @Override
        public boolean takes(String parent) {
            return parent.startsWith("/")
                    && !parent.endsWith("/")
                    && !Slices.is(parent)
                    && Path.of(parent).normalize().toString().equals(parent);
        }

        @Override
        public String path(String parent) {
            return parent;
        }

        @Override
        public String pod(String parent, String id) {
            return parent + "/slipway-pod-" + id;
        }

        @Override
        public String container(String parent, String id) {
            return parent + "/slipway-" + id;
        }

        @Override
        public String inSpec(String parent, String id) {
            return container(parent, id);
        }
    },
    /** Units of systemd: slices, and scopes in them. */
    SYSTEMD("system.slice", "the name of a slice, such as user.slice") {
        @Override
        public boolean takes(String parent) {
            return Slices.is(parent);
        }

        @Override
        public String path(String parent) {
            return Slices.path(parent);
        }

        @Override
        public String pod(String parent, String id) {
            return Slices.child(parent, "slipway_pod_" + id);
        }

        @Override
        public String container(String parent, String id) {
            return path(parent) + "/slipway-" + id + ".scope";
        }

        @Override
        public String inSpec(String parent, String id) {
            return Slices.name(parent) + ":slipway:" + id;
        }
    };

    private static final Pattern POD = Pattern.compile("(.*/slipway-pod-|(.*-)?slipway_pod_)[0-9a-f]{64}(\\.slice)?");

    private final String defaultParent;
    private final String taken;

    CgroupNaming(String defaultParent, String taken) {
        this.defaultParent = defaultParent;
        this.taken = taken;
    }

    /** That of the manager with this word; INVALID_ARGUMENT if there is none. */
    public static CgroupNaming ofWord(String word) {
        for (CgroupNaming each : values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        throw EngineException.of(
                        ErrorKind.INVALID_ARGUMENT,
                        "could not configure the engine: unsupported cgroup manager \"" + word + "\"")
                .hint("Use cgroupfs or systemd.");
    }

    /** That of the manager under which this parent was written down. */
    public static CgroupNaming of(String parent) {
        return Slices.is(parent) ? SYSTEMD : CGROUPFS;
    }

    /** The manager's word in the configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The parent that cgroups have unless told otherwise. */
    public String defaultParent() {
        return defaultParent;
    }

    /** What it takes, to end a sentence that begins with Give. */
    public String taken() {
        return taken;
    }

    /** The same parent; INVALID_ARGUMENT if this manager cannot take it. */
    public String check(String parent) {
        if (parent.indexOf('\0') >= 0 || !takes(parent)) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT,
                            "could not create the container: cgroupParent is \"" + parent + "\", and " + word()
                                    + " does not take it")
                    .hint("Give " + taken + ".");
        }
        return parent;
    }

    /** Whether it takes this parent. */
    public abstract boolean takes(String parent);

    /** The path of this parent from the root of the hierarchy. */
    public abstract String path(String parent);

    /** The cgroup of a pod, in the form of a parent. */
    public abstract String pod(String parent, String id);

    /** Whether a parent is the cgroup of a pod. */
    public boolean isPod(String parent) {
        return POD.matcher(parent).matches();
    }

    /** The path of a container's cgroup from the root of the hierarchy. */
    public abstract String container(String parent, String id);

    /** What the OCI runtime is told of a container's cgroup, {@code linux.cgroupsPath}. */
    public abstract String inSpec(String parent, String id);
}
