package dev.slipway.runtime.storage;

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
 * Copies folders with all in them. GNU cp does the work: it keeps owners, modes, times, extended attributes, holes, hard
 * links and special files, and follows no link in what it copies.
 */
public final class TreeCopy {
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final ProgramRunner programs;

    public TreeCopy(ProgramRunner programs) {
        this.programs = programs;
    }

    /**
     * Makes {@code to}, which must not exist, a copy of the folder {@code from}.
     *
     * @throws EngineException EXHAUSTED if there is no room; STORAGE; CANCELLED
     */
    public void copy(Path from, Path to) {
        run(from, to, List.of("--archive", "--sparse=auto"));
    }

    /** As {@link #copy}, into a folder that exists; what is of the same name there is replaced. */
    public void copyInto(Path from, Path to) {
        run(from, to, List.of("--archive", "--sparse=auto", "--remove-destination"));
    }

    /** As {@link #copy}, but the files are those of {@code from}: a change of one is a change of the other. */
    public void link(Path from, Path to) {
        run(from, to, List.of("--archive", "--link"));
    }

    private void run(Path from, Path to, List<String> options) {
        List<String> command = new ArrayList<>(List.of("cp", "--no-target-directory"));
        command.addAll(options);
        command.addAll(List.of("--", from.toString(), to.toString()));
        ProgramResult result =
                programs.run(Program.of(ErrorKind.STORAGE, command).limit(LIMIT));
        if (!result.succeeded()) {
            String reason = result.errors().lines().findFirst().orElse("cp ended with " + result.exitCode());
            String message = "could not copy " + from + ": " + reason;
            throw reason.contains("No space left") || reason.contains("quota exceeded")
                    ? EngineException.of(ErrorKind.EXHAUSTED, message).hint("Make room on the disk, then try again.")
                    : EngineException.of(ErrorKind.STORAGE, message).hint("Look at that file, then try again.");
        }
    }
}
