package dev.slipway.runtime.storage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.runtime.error.Finding;
import dev.slipway.runtime.error.Finding.Severity;
import dev.slipway.runtime.oci.Spec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether the program of a bundle is in its root filesystem; a warning only, since a mount may bring it. */
final class ProgramCheck {
    private static final String DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private ProgramCheck() {}

    static Optional<Finding> of(Spec spec, Path rootfs) {
        if (spec.args().isEmpty() || spec.args().get(0).isEmpty()) {
            return Optional.empty();
        }
        String program = spec.args().get(0);
        List<String> places = places(spec, program);
        boolean found = places.stream()
                .anyMatch(place -> mounted(spec, place)
                        || ContainedPath.find(rootfs, place)
                                .filter(Files::isRegularFile)
                                .isPresent());
        return found
                ? Optional.empty()
                : Optional.of(new Finding(
                        Severity.WARNING,
                        "program-missing",
                        "/process/args/0",
                        "The program \"" + program + "\" is not in the root filesystem.",
                        "Correct process.args in config.json, or put the program into the root filesystem."));
    }

    private static List<String> places(Spec spec, String program) {
        if (program.startsWith("/")) {
            return List.of(program);
        }
        if (program.contains("/")) {
            return List.of(spec.workingFolder() + "/" + program);
        }
        String path = spec.environment().stream()
                .filter(variable -> variable.startsWith("PATH="))
                .map(variable -> variable.substring("PATH=".length()))
                .findFirst()
                .orElse(DEFAULT_PATH);
        return List.of(path.split(":", -1)).stream()
                .map(folder -> folder + "/" + program)
                .toList();
    }

    private static boolean mounted(Spec spec, String place) {
        for (JsonNode mount : spec.json().path("mounts")) {
            String destination = mount.path("destination").asText();
            if (!destination.isEmpty() && Path.of(place).normalize().startsWith(Path.of(destination))) {
                return true;
            }
        }
        return false;
    }
}
