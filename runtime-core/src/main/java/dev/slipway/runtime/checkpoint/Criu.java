package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Program;
import dev.slipway.runtime.os.ProgramResult;
import dev.slipway.runtime.os.ProgramRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The CRIU that is used: whether it works on this kernel, asked once. */
final class Criu {
    private static final int OLDEST = 31100;
    private static final int OLDEST_FOR_PODS = 31600;
    private static final Pattern VERSION = Pattern.compile("Version: (\\d+)\\.(\\d+)(?:\\.(\\d+))?");

    private final @Nullable Path program;
    private final ProgramRunner programs;
    private @Nullable Answer answer;
    private @Nullable Boolean tracksMemory;

    Criu(@Nullable Path program, ProgramRunner programs) {
        this.program = program;
        this.programs = programs;
    }

    /**
     * What it says of itself.
     *
     * @param version {@code 4.1.1}; "" where it doesn't run
     * @param problem why it can't be used, a clause; null where it can
     */
    private record Answer(
            String version, int number, @Nullable String problem) {}

    /** UNSUPPORTED where it can't be used. */
    void require() {
        problem().ifPresent(problem -> {
            throw EngineException.of(ErrorKind.UNSUPPORTED, "could not use checkpoints: " + problem)
                    .hint(remedy());
        });
    }

    /** Why it can't be used, a clause. */
    Optional<String> problem() {
        return Optional.ofNullable(ask().problem());
    }

    /** As {@link #problem()}, for a container of a pod too. */
    Optional<String> problem(boolean inPod) {
        Answer said = ask();
        return said.problem() == null && inPod && said.number() < OLDEST_FOR_PODS
                ? Optional.of("CRIU " + said.version() + " is older than 3.16, which containers of pods need")
                : Optional.ofNullable(said.problem());
    }

    /** Requires that the kernel tells which memory was written to: UNSUPPORTED where it does not. */
    synchronized void requireMemoryTracking() {
        require();
        if (tracksMemory == null) {
            tracksMemory = run("check", "--feature", "mem_dirty_track").succeeded();
        }
        if (!tracksMemory) {
            throw EngineException.of(
                            ErrorKind.UNSUPPORTED,
                            "could not take a pre-checkpoint or build on one: this kernel does not track which memory"
                                    + " was changed")
                    .hint("Take a whole checkpoint, or use a kernel with CONFIG_MEM_SOFT_DIRTY.");
        }
    }

    String remedy() {
        return "Run installer/setup, which installs a CRIU that works on the running kernel.";
    }

    /** Its version; "" where it doesn't run. */
    String version() {
        return ask().version();
    }

    private synchronized Answer ask() {
        if (answer == null) {
            answer = asked();
        }
        return answer;
    }

    private Answer asked() {
        if (program == null || !Files.isExecutable(program)) {
            return new Answer("", 0, "CRIU is not installed" + (program == null ? "" : " at " + program));
        }
        try {
            Matcher version = VERSION.matcher(run("--version").output());
            if (!version.find()) {
                return new Answer("", 0, "CRIU does not tell its version");
            }
            String text = version.group().substring("Version: ".length());
            int number = Integer.parseInt(version.group(1)) * 10000
                    + Integer.parseInt(version.group(2)) * 100
                    + (version.group(3) == null ? 0 : Integer.parseInt(version.group(3)));
            if (number < OLDEST) {
                return new Answer(text, number, "CRIU " + text + " is older than 3.11");
            }
            ProgramResult check = run("check");
            return new Answer(
                    text, number, check.succeeded() ? null : "CRIU " + text + " does not work on the running kernel");
        } catch (EngineException e) {
            return new Answer("", 0, "CRIU does not run: " + e.message());
        }
    }

    private ProgramResult run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(String.valueOf(program)));
        command.addAll(List.of(arguments));
        return programs.run(Program.of(ErrorKind.CHECKPOINT, command));
    }
}
