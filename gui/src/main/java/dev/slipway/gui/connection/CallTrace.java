package dev.slipway.gui.connection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.client.CallRecorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what goes over the wire to a file as it goes, a line each: {@code call METHOD}, {@code notice METHOD}, and {@code notice world
 * REVISION CHANGES} with the number of objects changed, or {@code snapshot} in its place. For tests.
 */
final class CallTrace implements CallRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(CallTrace.class);
    /** What comes by the second as long as somebody looks; it would drown the rest. */
    private static final Set<String> UNTOLD = Set.of("stats", "log");

    private final Path file;

    CallTrace(Path file) {
        this.file = file;
    }

    @Override
    public void called(String method, Object params) {
        write("call " + method);
    }

    void noticed(String method, JsonNode params) {
        if (method.equals("world")) {
            boolean snapshot = params.has("snapshot");
            write("notice world " + params.path("revision").asLong() + " "
                    + (snapshot ? "snapshot" : params.path("changes").size()));
        } else if (!UNTOLD.contains(method)) {
            write("notice " + method);
        }
    }

    private synchronized void write(String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.warn("could not write to {}: {}", file, e.getMessage());
        }
    }
}
