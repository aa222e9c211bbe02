package dev.slipway.runtime.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Program;
import dev.slipway.runtime.os.ProgramResult;
import dev.slipway.runtime.os.ProgramRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs one CNI plugin: the call in its environment, the configuration on its input, the answer on its output. */
final class CniPlugin {
    /** Plugins that make iptables chains which all containers share: two at once make them twice. */
    private static final Set<String> SHARING = Set.of("portmap", "firewall");

    private static final int SHOWN = 2000;

    private final ObjectMapper json;
    private final List<Path> folders;
    private final Duration timeout;
    private final ProgramRunner programs;
    private final Object shared = new Object();

    CniPlugin(ObjectMapper json, List<Path> folders, Duration timeout, ProgramRunner programs) {
        this.json = json;
        this.programs = programs;
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
        Object chains = SHARING.contains(type) ? shared : new Object();
        ProgramResult answer;
        synchronized (chains) {
            answer = programs.run(Program.of(ErrorKind.NETWORK, List.of(program.toString()))
                    .environment(environment(call))
                    .input(configuration.toString())
                    .limit(timeout));
        }
        return answer.succeeded() ? result(call, type, answer.output()) : refuse(call, type, answer);
    }

    private Map<String, String> environment(CniCall call) {
        Map<String, String> environment = new HashMap<>(Program.MINIMAL);
        environment.put("CNI_PATH", folders.stream().map(Path::toString).collect(Collectors.joining(":")));
        environment.putAll(call.environment());
        return environment;
    }

    private ObjectNode result(CniCall call, String type, String answer) {
        if (answer.isBlank()) {
            return json.createObjectNode();
        }
        if (parse(answer) instanceof ObjectNode object) {
            return object;
        }
        throw failure(call, type, "its answer is no JSON object");
    }

    private ObjectNode refuse(CniCall call, String type, ProgramResult answer) {
        JsonNode error = parse(answer.output());
        String message = error.path("msg").asText();
        String details = error.path("details").asText();
        if (message.isEmpty()) {
            message = Stream.of(answer.output(), answer.errors())
                    .filter(text -> !text.isBlank())
                    .map(text -> text.strip().substring(0, Math.min(text.strip().length(), SHOWN)))
                    .findFirst()
                    .orElse("it ended with exit code " + answer.exitCode());
        }
        throw failure(call, type, details.isEmpty() ? message : message + "; " + details)
                .detail("plugin", type)
                .detail("code", error.path("code").asInt());
    }

    private JsonNode parse(String answer) {
        try {
            return json.readTree(answer);
        } catch (JsonProcessingException e) {
            return json.missingNode();
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
