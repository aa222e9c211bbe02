package dev.slipway.runtime.oci;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what an OCI runtime logs about a failure into an error that says what to do. */
final class RuntimeError {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern EXECUTABLE = Pattern.compile("exec: \"((?:[^\"\\\\]|\\\\.)*)\"");

    private RuntimeError() {}

    /** The message of the last error record in a log of JSON lines; other text as it is. */
    static String reason(String log) {
        String last = "";
        for (String line : log.lines().toList()) {
            String message = message(line);
            if (!message.isBlank()) {
                last = message;
            }
        }
        return last.isBlank() ? "the runtime gave no reason" : last.strip();
    }

    private static String message(String line) {
        if (!line.startsWith("{")) {
            return line;
        }
        try {
            JsonNode entry = JSON.readTree(line);
            String level = entry.path("level").asText();
            return level.equals("error") || level.equals("fatal")
                    ? entry.path("msg").asText()
                    : "";
        } catch (JsonProcessingException e) {
            return line;
        }
    }

    static boolean saysUnknown(String log) {
        return log.contains("container does not exist");
    }

    static boolean saysGone(String log) {
        return saysUnknown(log)
                || log.contains("process already finished")
                || log.contains("container not running")
                || log.contains("no such process");
    }

    /** Whether the kernel did not freeze all processes in time; see Linux's freezer-subsystem.txt and cgroup-v2.txt. */
    static boolean saysNotFrozen(String log) {
        return log.contains("unable to freeze") || log.contains("waiting for the cgroup to freeze");
    }

    /** The error for a failed call: {@code what} is "could not start container x". */
    static EngineException of(String what, String log) {
        String reason = reason(log);
        String lower = reason.toLowerCase(Locale.ROOT);
        Matcher program = EXECUTABLE.matcher(reason);
        if (program.find()) {
            return aboutProgram(what, program.group(1), lower);
        }
        EngineException error = EngineException.of(ErrorKind.OCI_RUNTIME, what + ": " + reason);
        if (lower.contains("permission denied") || lower.contains("operation not permitted")) {
            return error.hint("The kernel refused it. The helper must run as root, and the container's configuration"
                            + " must not ask for more than this machine allows.")
                    .detail("cause", "permission");
        }
        if (lower.contains("no such file or directory")) {
            return error.hint("Check the paths in config.json: mounts, root and working folder must exist.")
                    .detail("cause", "missing");
        }
        if (lower.matches(".*/proc/[^ ]*/attr.*")) {
            return error.hint("Check process.apparmorProfile and process.selinuxLabel in config.json.")
                    .detail("cause", "securityAttribute");
        }
        return error;
    }

    private static EngineException aboutProgram(String what, String program, String reason) {
        if (reason.contains("executable file not found") || reason.contains("no such file or directory")) {
            return EngineException.of(
                            ErrorKind.OCI_RUNTIME,
                            what + ": its program \"" + program + "\" is not in the root filesystem")
                    .hint("Correct process.args in config.json, or put the program into the root filesystem.")
                    .detail("cause", "missing")
                    .detail("program", program);
        }
        if (reason.contains("permission denied") || reason.contains("is a directory")) {
            return EngineException.of(
                            ErrorKind.OCI_RUNTIME, what + ": its program \"" + program + "\" is not executable")
                    .hint("Name a program in process.args in config.json, or make the file executable (chmod +x).")
                    .detail("cause", "permission")
                    .detail("program", program);
        }
        return EngineException.of(ErrorKind.OCI_RUNTIME, what + ": " + reason)
                .hint("Correct process.args in config.json.")
                .detail("program", program);
    }
}
