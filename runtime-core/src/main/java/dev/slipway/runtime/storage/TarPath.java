package dev.slipway.runtime.storage;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.util.ArrayList;
import java.util.List;

/** The rules for names in a tar: relative, without a way out. */
final class TarPath {
    private static final int LONGEST = 4096;
    private static final int LONGEST_COMPONENT = 255;

    private TarPath() {}

    /**
     * The components of a name, none of them empty, {@code .} or {@code ..}; an empty list is the tar's own root.
     *
     * @throws EngineException INVALID_ARGUMENT if the name is absolute, goes up, is too long or holds a NUL
     */
    static List<String> components(String name) {
        if (name.startsWith("/")) {
            throw refused(name, "is absolute", "absolute-path");
        }
        if (name.indexOf('\0') >= 0) {
            throw refused(name.replace("\0", "\\0"), "holds a NUL", "bad-path");
        }
        if (name.length() > LONGEST) {
            throw refused(name.substring(0, 64) + "...", "is too long", "bad-path");
        }
        List<String> components = new ArrayList<>();
        for (String component : name.split("/", -1)) {
            if (component.equals("..")) {
                throw refused(name, "goes up with ..", "path-goes-up");
            }
            if (component.length() > LONGEST_COMPONENT) {
                throw refused(name.substring(0, 64) + "...", "is too long", "bad-path");
            }
            if (!component.isEmpty() && !component.equals(".")) {
                components.add(component);
            }
        }
        return components;
    }

    static EngineException refused(String name, String why, String code) {
        return EngineException.of(
                        ErrorKind.INVALID_ARGUMENT,
                        "could not import the bundle: the path \"" + name + "\" in the tar " + why)
                .hint("Pack the bundle from within its folder: tar -C BUNDLE -cf bundle.tar .")
                .detail("code", code)
                .detail("path", name);
    }
}
