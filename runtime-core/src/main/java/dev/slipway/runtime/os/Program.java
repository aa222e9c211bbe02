package dev.slipway.runtime.os;

import dev.slipway.runtime.error.ErrorKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program to run.
 *
 * @param command the program, an absolute path or a name looked up in the PATH, and its arguments
 * @param environment all that it is given
 * @param folder its working folder; null for the helper's own
 * @param input what it reads from its standard input, up to 64 KiB of UTF-8
 * @param limit how long it may run
 * @param failure the kind of error if it cannot be run
 */
public record Program(
        List<String> command,
        Map<String, String> environment,
        @Nullable Path folder,
        String input,
        Duration limit,
        ErrorKind failure) {
    /** The environment of a program that needs nothing but a PATH. */
    public static final Map<String, String> MINIMAL =
            Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "TZ", "UTC");

    public Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** A program with the minimal environment, no input, and ten seconds. */
    public static Program of(ErrorKind failure, List<String> command) {
        return new Program(command, MINIMAL, null, "", Duration.ofSeconds(10), failure);
    }

    public Program limit(Duration longest) {
        return new Program(command, environment, folder, input, longest, failure);
    }

    public Program input(String text) {
        return new Program(command, environment, folder, text, limit, failure);
    }

    public Program environment(Map<String, String> variables) {
        return new Program(command, variables, folder, input, limit, failure);
    }

    public Program folder(Path working) {
        return new Program(command, environment, working, input, limit, failure);
    }

    /** The program without its arguments. */
    public String name() {
        return command.get(0);
    }
}
