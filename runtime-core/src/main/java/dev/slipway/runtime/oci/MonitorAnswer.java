package dev.slipway.runtime.oci;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** What conmon tells in a line on its sync pipe: {@code {"data": PID}}, or {@code {"data": -1, "message": "..."}}. */
final class MonitorAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private MonitorAnswer() {}

    /**
     * The pid of what was started.
     *
     * @param runtime path of the OCI runtime, to see whether it is there where nobody answers
     * @param what "could not make container x"
     * @param failure the error for what the runtime said where it could not
     * @throws EngineException that one; MONITOR if there is no answer, or none that can be read
     */
    static int pid(Report report, String runtime, String what, Function<String, EngineException> failure) {
        if (report.line().isEmpty() && !Files.isExecutable(Path.of(runtime))) {
            throw EngineException.of(ErrorKind.OCI_RUNTIME, what + ": the OCI runtime " + runtime + " is not installed")
                    .hint("Install it, or correct its path in the configuration.");
        }
        if (report.line().isEmpty()) {
            throw EngineException.of(
                    ErrorKind.MONITOR,
                    what + ": the monitor ended without an answer"
                            + (report.errors().isEmpty() ? "" : ": " + lastLine(report.errors())));
        }
        try {
            JsonNode answer = JSON.readTree(report.line());
            if (!answer.path("data").isInt()) {
                throw EngineException.of(ErrorKind.MONITOR, what + ": the monitor's answer names no process");
            }
            int pid = answer.path("data").asInt(-1);
            if (pid > 0) {
                return pid;
            }
            throw failure.apply(answer.path("message").asText());
        } catch (JsonProcessingException e) {
            throw EngineException.of(ErrorKind.MONITOR, what + ": the monitor's answer is no JSON", e);
        }
    }

    private static String lastLine(String text) {
        List<String> lines = text.lines().toList();
        return lines.get(lines.size() - 1);
    }
}
