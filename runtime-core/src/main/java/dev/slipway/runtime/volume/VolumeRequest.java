package dev.slipway.runtime.volume;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A volume that a new container is to have.
 *
 * @param name of a volume, made if there is none of this name; null for an anonymous one
 * @param destination absolute path in the container
 * @param options {@code ro}, {@code nocopy} and the like
 */
public record VolumeRequest(@Nullable String name, String destination, List<String> options) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,127}");
    private static final int LONGEST_SHOWN = 140;

    public VolumeRequest {
        options = List.copyOf(options);
    }

    /**
     * Requires that the volumes make sense.
     *
     * @throws EngineException INVALID_ARGUMENT
     */
    public static void check(List<VolumeRequest> requests) {
        Set<String> taken = new HashSet<>();
        for (VolumeRequest request : requests) {
            if (request.name() != null) {
                checkName(request.name());
            }
            UseOptions.check(request.options());
            if (!taken.add(request.place())) {
                throw refused("two volumes are at " + request.place()).hint("Give each a place of its own.");
            }
        }
    }

    /** Its destination without what means nothing; INVALID_ARGUMENT if it is no place in a container. */
    String place() {
        if (!destination.startsWith("/") || destination.indexOf('\0') >= 0) {
            throw refused("\"" + destination.replace("\0", "\\0") + "\" is no absolute path")
                    .hint("Begin its destination with /.");
        }
        List<String> steps = new ArrayList<>();
        for (String step : destination.split("/", -1)) {
            if (step.equals("..")) {
                throw refused("its destination " + destination + " goes up with ..")
                        .hint("Give the path without it.");
            }
            if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        if (steps.isEmpty()) {
            throw refused("its destination is the root of the container").hint("Give it a folder of its own.");
        }
        return "/" + String.join("/", steps);
    }

    /** The same name; INVALID_ARGUMENT if it is none. */
    static String checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            String shown = name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) + "..." : name;
            throw refused("\"" + shown.replace("\0", "\\0") + "\" is not a name")
                    .hint("A name has 1 to 128 letters, digits, underscores, dots and dashes, and begins with a letter"
                            + " or digit.");
        }
        return name;
    }

    private static EngineException refused(String reason) {
        return EngineException.of(ErrorKind.INVALID_ARGUMENT, "could not take the volume: " + reason);
    }
}
