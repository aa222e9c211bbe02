package dev.slipway.runtime.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the network lists of folders: {@code *.conflist}, and {@code *.conf} and {@code *.json} of one plugin. */
final class NetworkLists {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkLists.class);
    private static final long MAX_BYTES = 1 << 20;

    private final ObjectMapper json;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    NetworkLists(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The networks of these folders by name. The earlier folder wins, and within one the file that sorts first. A file
     * that can't be read is logged once and left out, as libcni does.
     */
    Map<String, Network> read(List<Path> folders) {
        Map<String, Network> found = new TreeMap<>();
        for (Path folder : folders) {
            for (Path file : files(folder)) {
                try {
                    Network network = parse(file);
                    found.putIfAbsent(network.name(), network);
                } catch (EngineException broken) {
                    if (told.add(broken.message())) {
                        LOG.warn("{}", broken.message());
                    }
                }
            }
        }
        return found;
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile)
                    .filter(NetworkLists::isList)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw EngineException.of(
                    ErrorKind.NETWORK, "could not read the network folder " + folder + ": " + e.getMessage(), e);
        }
    }

    private static boolean isList(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".conflist") || name.endsWith(".conf") || name.endsWith(".json");
    }

    /** The network of a file; NETWORK if it is none. */
    Network parse(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw broken(file, "it is larger than 1 MiB", null);
            }
            JsonNode root = json.readTree(Files.readAllBytes(file));
            if (!(root instanceof ObjectNode list)) {
                throw broken(file, "it is no JSON object", null);
            }
            return network(list, file);
        } catch (JsonProcessingException e) {
            throw broken(file, "it is no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw broken(file, String.valueOf(e.getMessage()), e);
        }
    }

    /** The network of a list, or of a single plugin's configuration. */
    Network network(ObjectNode list, @Nullable Path file) {
        Object source = file == null ? "of an attachment" : file;
        String name = list.path("name").asText();
        if (name.isEmpty() || name.contains("/")) {
            throw broken(source, "it has no usable name", null);
        }
        List<ObjectNode> plugins = new ArrayList<>();
        if (list.has("plugins")) {
            for (JsonNode plugin : list.get("plugins")) {
                if (!(plugin instanceof ObjectNode object)) {
                    throw broken(source, "a plugin is no JSON object", null);
                }
                plugins.add(object);
            }
        } else {
            plugins.add(list);
        }
        if (plugins.isEmpty()) {
            throw broken(source, "it has no plugins", null);
        }
        for (ObjectNode plugin : plugins) {
            String type = plugin.path("type").asText();
            if (type.isEmpty() || type.contains("/") || type.startsWith(".")) {
                throw broken(source, "a plugin has no usable type", null);
            }
        }
        return new Network(
                name,
                list.path("cniVersion").asText("0.4.0"),
                list.path("disableCheck").asBoolean(false),
                plugins,
                list.get("args") instanceof ObjectNode notes ? notes : json.createObjectNode(),
                file);
    }

    private static EngineException broken(Object source, String reason, @Nullable Throwable cause) {
        String message = "could not read the network list " + source + ": " + reason;
        return cause == null
                ? EngineException.of(ErrorKind.NETWORK, message)
                : EngineException.of(ErrorKind.NETWORK, message, cause);
    }
}
