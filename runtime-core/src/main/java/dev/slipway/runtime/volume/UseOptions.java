package dev.slipway.runtime.volume;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The options with which a container has a volume: of each group at most one. */
final class UseOptions {
    private static final List<List<String>> GROUPS = List.of(
            List.of("rw", "ro"),
            List.of("copy", "nocopy"),
            List.of("nosuid", "suid"),
            List.of("nodev", "dev"),
            List.of("exec", "noexec"),
            List.of("rprivate", "private", "rslave", "slave"));
    private static final Set<String> NOT_OF_THE_MOUNT = Set.of("copy", "nocopy");

    private UseOptions() {}

    /** INVALID_ARGUMENT for an option that is unknown, or at odds with another. */
    static void check(List<String> options) {
        Set<String> left = new LinkedHashSet<>(options);
        for (List<String> group : GROUPS) {
            List<String> chosen =
                    options.stream().filter(group::contains).distinct().toList();
            if (chosen.size() > 1) {
                throw refused("the options " + chosen.get(0) + " and " + chosen.get(1) + " are at odds")
                        .hint("Leave one of them out.");
            }
            left.removeAll(group);
        }
        if (!left.isEmpty()) {
            throw refused("there is no option \"" + left.iterator().next() + "\" of a volume")
                    .hint("Use ro, copy, nocopy, suid, dev, noexec, private, rslave and slave.");
        }
    }

    /** Whether what the root filesystem has there may be copied into the volume. */
    static boolean copies(List<String> options) {
        return !options.contains("nocopy");
    }

    /** Those of the OCI mount: what is chosen, and of the other groups the first. */
    static List<String> ofMount(List<String> options) {
        List<String> all = new ArrayList<>(List.of("rbind"));
        for (List<String> group : GROUPS) {
            String chosen = options.stream().filter(group::contains).findFirst().orElse(group.get(0));
            if (!NOT_OF_THE_MOUNT.contains(chosen)) {
                all.add(chosen);
            }
        }
        return all;
    }

    private static EngineException refused(String reason) {
        return EngineException.of(ErrorKind.INVALID_ARGUMENT, "could not use the volume: " + reason);
    }
}
