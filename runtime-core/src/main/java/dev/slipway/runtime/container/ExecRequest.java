package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a further process in a container is asked to be.
 *
 * @param command the program and its arguments
 * @param terminal whether it has a terminal
 * @param stdin whether its standard input is kept open for attach; it is empty otherwise
 * @param user {@code user} or {@code user:group}, by name or number; null for the container's
 * @param workdir absolute path in the container; null for the container's
 * @param env {@code NAME=value}, over the container's
 * @param privileged whether it has all capabilities
 */
@RecordBuilder
public record ExecRequest(
        List<String> command,
        boolean terminal,
        boolean stdin,
        @Nullable String user,
        @Nullable String workdir,
        List<String> env,
        boolean privileged) {
    /** INVALID_ARGUMENT for an empty command, a folder that is not absolute, and a variable without a name. */
    public ExecRequest {
        command = List.copyOf(command);
        env = List.copyOf(env);
        if (command.isEmpty() || command.get(0).isEmpty()) {
            throw wrong("its command is empty", "Name a program.");
        }
        if (workdir != null && !workdir.startsWith("/")) {
            throw wrong("its folder \"" + workdir + "\" is not an absolute path", "Begin it with a slash.");
        }
        for (String variable : env) {
            if (variable.indexOf('=') < 1) {
                throw wrong("\"" + variable + "\" is no variable", "Write it as NAME=value.");
            }
        }
    }

    /** A command with nothing else asked for. */
    public static ExecRequest of(String... command) {
        return new ExecRequest(List.of(command), false, false, null, null, List.of(), false);
    }

    /** An editable copy. */
    public ExecRequestBuilder edit() {
        return ExecRequestBuilder.builder(this);
    }

    private static EngineException wrong(String reason, String hint) {
        return EngineException.of(ErrorKind.INVALID_ARGUMENT, "could not run a process: " + reason)
                .hint(hint);
    }
}
