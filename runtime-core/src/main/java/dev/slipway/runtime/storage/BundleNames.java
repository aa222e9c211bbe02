package dev.slipway.runtime.storage;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Bundle;
import dev.slipway.runtime.state.State;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names of bundles: given by the user, taken from a folder, or made up. */
final class BundleNames {
    private static final int LONGEST = 128;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");

    private BundleNames() {}

    /** Refuses a name that is not well formed (INVALID_ARGUMENT) or taken (BUNDLE_EXISTS); null is well. */
    static void check(@Nullable String name, State state) {
        if (name == null) {
            return;
        }
        if (name.length() > LONGEST || !NAME.matcher(name).matches()) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT,
                            "could not import the bundle: \"" + name + "\" cannot be its name")
                    .hint("Use letters, digits, and _ . - after the first, at most " + LONGEST + " of them.");
        }
        if (taken(state).contains(name)) {
            throw EngineException.of(
                            ErrorKind.BUNDLE_EXISTS, "could not import the bundle: there is a bundle named " + name)
                    .hint("Choose another name, or remove that bundle first.");
        }
    }

    static String generated(String id) {
        return "bundle-" + id.substring(0, 12);
    }

    /** The folder's name, made well formed, with the first free number after it if it is taken. */
    static String ofFolder(Path folder, State state) {
        Path last = folder.getFileName();
        String base = (last == null ? "" : last.toString())
                .replaceAll("[^a-zA-Z0-9_.-]+", "-")
                .replaceAll("^[^a-zA-Z0-9]+", "");
        String name = base.isEmpty() ? "bundle" : base.substring(0, Math.min(base.length(), LONGEST - 8));
        Set<String> taken = taken(state);
        String free = name;
        for (int number = 2; taken.contains(free); number++) {
            free = name + "-" + number;
        }
        return free;
    }

    private static Set<String> taken(State state) {
        return state.bundles().stream().map(Bundle::name).collect(Collectors.toSet());
    }
}
