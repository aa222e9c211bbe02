package dev.slipway.runtime.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Runs one CNI plugin: the call in its environment, the configuration on its input, the answer on its output. */
final class CniPlugin {
    private static final int MAX_ANSWER = 1 << 20;

    private final ObjectMapper json;
    private final List<Path> folders;
    private final Duration timeout;

    CniPlugin(ObjectMapper json, List<Path> folders, Duration timeout) {
        this.json = json;
        this.folders = List.copyOf(folders);
        this.timeout = timeout;
    }

    /**
     * Runs the plugin that {@code configuration} names.
     *
     * @return the result of ADD; an empty object where the plugin answers nothing
     * @throws EngineException NETWORK with the plugin's own words; TIMEOUT
     */
    ObjectNode run(CniCall call, ObjectNode configuration) {
        String type = configuration.path("type").asText();
        Path program = PluginFolders.find(folders, type);
        byte[] answer;
        int exitCode;
        Process process = null;
        try {
            process = start(call, program);
            InputStream output = process.getInputStream();
            CompletableFuture<byte[]> reading = CompletableFuture.supplyAsync(() -> read(output));
            try (OutputStream input = process.getOutputStream()) {
                input.write(json.writeValueAsBytes(configuration));
            }
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failure(call, type, "it did not answer within " + timeout.toSeconds() + " s");
            }
            answer = reading.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            exitCode = process.exitValue();
        } catch (IOException | ExecutionException | java.util.concurrent.TimeoutException e) {
            throw EngineException.of(ErrorKind.NETWORK, text(call, type, String.valueOf(e.getMessage())), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EngineException.of(ErrorKind.CANCELLED, text(call, type, "the wait was interrupted"), e);
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
        return exitCode == 0 ? result(call, type, answer) : refuse(call, type, answer, exitCode);
    }

    private Process start(CniCall call, Path program) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program.toString());
        Map<String, String> environment = builder.environment();
        String path = environment.getOrDefault("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        environment.clear();
        environment.put("PATH", path);
        environment.put("CNI_PATH", folders.stream().map(Path::toString).collect(Collectors.joining(":")));
        environment.putAll(call.environment());
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static byte[] read(InputStream output) {
        try {
            return output.readNBytes(MAX_ANSWER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode result(CniCall call, String type, byte[] answer) {
        if (answer.length == 0) {
            return json.createObjectNode();
        }
        if (parse(answer) instanceof ObjectNode object) {
            return object;
        }
        throw failure(call, type, "its answer is no JSON object");
    }

    private ObjectNode refuse(CniCall call, String type, byte[] answer, int exitCode) {
        JsonNode error = parse(answer);
        String message = error.path("msg").asText();
        String details = error.path("details").asText();
        if (message.isEmpty()) {
            message = answer.length == 0
                    ? "it ended with exit code " + exitCode
                    : new String(answer, 0, Math.min(answer.length, 2000), StandardCharsets.UTF_8).strip();
        }
        throw failure(call, type, details.isEmpty() ? message : message + "; " + details)
                .detail("plugin", type)
                .detail("code", error.path("code").asInt());
    }

    private JsonNode parse(byte[] answer) {
        try {
            return json.readTree(answer);
        } catch (JsonProcessingException e) {
            return json.missingNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EngineException failure(CniCall call, String type, String reason) {
        return EngineException.of(ErrorKind.NETWORK, text(call, type, reason));
    }

    private static String text(CniCall call, String type, String reason) {
        String verb =
                switch (call.command()) {
                    case "ADD" -> "join the network";
                    case "DEL" -> "leave the network";
                    default -> "check the network";
                };
        return "could not " + verb + ": the CNI plugin \"" + type + "\" says: " + reason;
    }
}
