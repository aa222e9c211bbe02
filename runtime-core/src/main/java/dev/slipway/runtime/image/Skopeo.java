package dev.slipway.runtime.image;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Program;
import dev.slipway.runtime.os.ProgramResult;
import dev.slipway.runtime.os.ProgramRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The program skopeo, which moves images. It dies with this process: what it was at is cleared up by who comes next.
 *
 * <p>Errors are those of {@link SkopeoFailure}, and CANCELLED.
 */
final class Skopeo {
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final List<String> ENDING_WITH_US = List.of("setpriv", "--pdeathsig", "KILL");

    private final StoreEnvironment environment;
    private final @Nullable Path policy;
    private final ProgramRunner runner;

    /**
     * @param policy signature policy; null for the machine's
     */
    Skopeo(StoreEnvironment environment, @Nullable Path policy, ProgramRunner runner) {
        this.environment = environment;
        this.policy = policy;
        this.runner = runner;
    }

    /** The manifest that a source has, as it is. */
    String manifest(String verb, Source source, Path temporary, Runnable check) {
        List<String> command = command(temporary, "inspect", "--raw");
        command.addAll(source.options(""));
        command.add(source.image());
        return run(verb, command, output -> check.run()).output();
    }

    /** Copies an image, telling {@code watching} what is said so far; if that fails, the copy ends. */
    void copy(
            String verb,
            Source source,
            String destination,
            List<String> more,
            Path temporary,
            Consumer<String> watching) {
        List<String> command = command(temporary, "copy");
        command.addAll(source.options("src-"));
        command.addAll(more);
        command.addAll(List.of(source.image(), destination));
        run(verb, command, watching);
    }

    private List<String> command(Path temporary, String... verb) {
        List<String> command = new ArrayList<>(ENDING_WITH_US);
        command.addAll(List.of(environment.program("skopeo"), "--tmpdir", temporary.toString()));
        if (policy != null) {
            command.addAll(List.of("--policy", policy.toString()));
        }
        command.addAll(List.of(verb));
        return command;
    }

    private ProgramResult run(String verb, List<String> command, Consumer<String> watching) {
        ProgramResult result = runner.run(
                Program.of(ErrorKind.STORAGE, command)
                        .environment(environment.variables())
                        .limit(LONGEST),
                watching);
        if (!result.succeeded()) {
            throw result.errors().isEmpty()
                    ? EngineException.of(
                            ErrorKind.STORAGE, "could not " + verb + ": skopeo ended with " + result.exitCode())
                    : SkopeoFailure.of(verb, result.errors());
        }
        return result;
    }

    /**
     * Where an image comes from.
     *
     * @param image in the form {@code transport:details}
     * @param credentials file with the credentials for its registry; null for those that root has
     * @param verified whether a registry has to prove who it is
     */
    record Source(String image, @Nullable Path credentials, boolean verified) {
        static Source of(String image) {
            return new Source(image, null, true);
        }

        Source with(String other) {
            return new Source(other, credentials, verified);
        }

        private List<String> options(String prefix) {
            List<String> options = new ArrayList<>();
            if (credentials != null) {
                options.add("--" + prefix + "authfile=" + credentials);
            }
            if (!verified) {
                options.add("--" + prefix + "tls-verify=false");
            }
            return options;
        }
    }
}
