package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Program;
import dev.slipway.runtime.os.ProgramResult;
import dev.slipway.runtime.os.ProgramRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Saves and fills an overlay's upper layer. GNU tar does the work, as it does for CRIU, because a layer has whiteouts
 * (devices 0:0), attributes of the overlay, holes and hard links.
 */
final class UpperTar {
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final List<String> KEEPING =
            List.of("--numeric-owner", "--xattrs", "--xattrs-include=*", "--preserve-permissions", "--directory");

    private final ProgramRunner programs;

    UpperTar(ProgramRunner programs) {
        this.programs = programs;
    }

    /** Writes the layer into a new archive. STORAGE if that fails. */
    void save(Path upper, Path archive) {
        run("save", upper, List.of("tar", "--create", "--sparse", "--file", archive.toString()), List.of("."));
    }

    /** Fills an empty layer from the archive. STORAGE if that fails. */
    void fill(Path upper, Path archive) {
        run("restore", upper, List.of("tar", "--extract", "--file", archive.toString()), List.of());
    }

    private void run(String verb, Path upper, List<String> begin, List<String> end) {
        List<String> command = new ArrayList<>(begin);
        command.addAll(KEEPING);
        command.add(upper.toString());
        command.addAll(end);
        ProgramResult result =
                programs.run(Program.of(ErrorKind.STORAGE, command).limit(LIMIT));
        if (!result.succeeded()) {
            String reason = result.errors().lines().findFirst().orElse("tar ended with " + result.exitCode());
            throw EngineException.of(ErrorKind.STORAGE, "could not " + verb + " the container's files: " + reason);
        }
    }
}
