package dev.slipway.runtime.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The attachments in force, one file each: {@code <folder>/<container id>/<interface>.json}. A file is there before ADD
 * begins and until DEL has ended, so that an attachment is given back with the configuration it was made with, after a
 * crash, a reboot or a change of the network's list too.
 */
final class AttachmentStore {
    private static final Logger LOG = LoggerFactory.getLogger(AttachmentStore.class);

    private final ObjectMapper json;
    private final NetworkLists lists;
    private final Path folder;

    AttachmentStore(ObjectMapper json, NetworkLists lists, Path folder) {
        this.json = json;
        this.lists = lists;
        this.folder = folder;
    }

    /**
     * An attachment.
     *
     * @param result that of ADD's last plugin that has ended; null while none has
     * @param joined whether ADD has ended
     */
    record Saved(
            Network network,
            CniCall call,
            ObjectNode capabilities,
            @Nullable ObjectNode result,
            boolean joined) {
        /** The same once a plugin of ADD has ended. */
        Saved with(@Nullable ObjectNode newResult, boolean ended) {
            return new Saved(network, call, capabilities, newResult, ended);
        }

        /** The same for a container of this name. */
        Saved named(String name) {
            return new Saved(network, call.named(name), capabilities, result, joined);
        }
    }

    void save(Saved saved) {
        ObjectNode root = json.createObjectNode();
        ObjectNode list = root.putObject("network");
        list.put("name", saved.network().name())
                .put("cniVersion", saved.network().cniVersion());
        list.put("disableCheck", saved.network().disableCheck());
        list.putArray("plugins").addAll(saved.network().plugins());
        list.set("args", saved.network().notes());
        root.put("containerId", saved.call().containerId())
                .put("interface", saved.call().interfaceName());
        root.put("netns", saved.call().netns()).put("arguments", saved.call().arguments());
        root.set("capabilities", saved.capabilities());
        if (saved.result() != null) {
            root.set("result", saved.result());
        }
        root.put("joined", saved.joined());
        AtomicFile.write(file(saved.call()), root.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** The attachments of a container in the order of their interfaces. */
    List<Saved> of(String containerId) {
        List<Saved> found = new ArrayList<>();
        for (Path file : children(container(containerId))) {
            if (file.getFileName().toString().startsWith(".")) {
                continue;
            }
            read(containerId, file).ifPresent(found::add);
        }
        found.sort(Comparator.comparing(
                        (Saved saved) -> saved.call().interfaceName().length())
                .thenComparing(saved -> saved.call().interfaceName()));
        return found;
    }

    /** The attachment of a container to a network. */
    Optional<Saved> of(String containerId, String network) {
        return of(containerId).stream()
                .filter(saved -> saved.network().name().equals(network))
                .findFirst();
    }

    /** Ids of the containers that have attachments. */
    Set<String> containers() {
        Set<String> found = new TreeSet<>();
        for (Path child : children(folder)) {
            found.add(child.getFileName().toString());
        }
        return found;
    }

    void remove(Saved saved) {
        try {
            Files.deleteIfExists(file(saved.call()));
        } catch (IOException e) {
            throw broken("remove", file(saved.call()), e);
        }
    }

    /** Removes what is left of a container of which no attachment is in force. */
    void forget(String containerId) {
        Path own = container(containerId);
        try {
            for (Path file : children(own)) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(own);
        } catch (IOException e) {
            throw broken("remove", own, e);
        }
    }

    private Optional<Saved> read(String containerId, Path file) {
        try {
            JsonNode root = json.readTree(Files.readAllBytes(file));
            if (!(root.get("network") instanceof ObjectNode list)) {
                LOG.warn("the attachment {} is damaged and is left out", file);
                return Optional.empty();
            }
            CniCall call = new CniCall(
                    "ADD",
                    containerId,
                    root.path("netns").asText(""),
                    root.path("interface").asText(),
                    root.path("arguments").asText());
            ObjectNode capabilities =
                    root.get("capabilities") instanceof ObjectNode object ? object : json.createObjectNode();
            ObjectNode result = root.get("result") instanceof ObjectNode object ? object : null;
            return Optional.of(new Saved(
                    lists.network(list, null),
                    call,
                    capabilities,
                    result,
                    root.path("joined").asBoolean()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            LOG.warn("the attachment {} is damaged and is left out: {}", file, e.getOriginalMessage());
            return Optional.empty();
        } catch (IOException e) {
            throw broken("read", file, e);
        }
    }

    private static List<Path> children(Path of) {
        if (!Files.isDirectory(of)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(of)) {
            return entries.sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw broken("read", of, e);
        }
    }

    private Path container(String containerId) {
        if (containerId.isEmpty() || containerId.contains("/") || containerId.startsWith(".")) {
            throw EngineException.of(
                    ErrorKind.INVALID_ARGUMENT, "could not use the container id \"" + containerId + "\"");
        }
        return folder.resolve(containerId);
    }

    private Path file(CniCall call) {
        return container(call.containerId()).resolve(call.interfaceName() + ".json");
    }

    private static EngineException broken(String verb, Path path, IOException e) {
        return EngineException.of(
                ErrorKind.NETWORK, "could not " + verb + " the attachment " + path + ": " + e.getMessage(), e);
    }
}
