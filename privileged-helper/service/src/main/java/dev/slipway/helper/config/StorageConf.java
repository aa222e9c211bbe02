package dev.slipway.helper.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.slipway.runtime.image.ImageSettings;
import dev.slipway.runtime.image.ImageSettingsBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the machine says of images: storage.conf(5), and the registries that registries.conf(5) has searched. */
final class StorageConf {
    private static final Logger LOG = LoggerFactory.getLogger(StorageConf.class);
    private static final List<Path> STORAGE =
            List.of(Path.of("/etc/containers/storage.conf"), Path.of("/usr/share/containers/storage.conf"));
    private static final Path REGISTRIES = Path.of("/etc/containers/registries.conf");

    private StorageConf() {}

    /** The machine's settings; the defaults where it says nothing, or nothing that can be read. */
    static ImageSettings machine() {
        return read(STORAGE.stream().filter(Files::exists).findFirst().orElse(STORAGE.get(0)), REGISTRIES);
    }

    static ImageSettings read(Path storage, Path registries) {
        ImageSettingsBuilder edit = ImageSettings.DEFAULT.edit();
        JsonNode section = tree(storage).path("storage");
        path(section, "graphroot", edit::graphRoot);
        path(section, "runroot", edit::runRoot);
        String driver = section.path("driver").asText("");
        if (!driver.isEmpty()) {
            edit.driver(driver.equals("overlay2") ? "overlay" : driver);
        }
        List<String> searched = new ArrayList<>();
        tree(registries).path("unqualified-search-registries").forEach(each -> searched.add(each.asText()));
        if (!searched.isEmpty()) {
            edit.searchRegistries(searched);
        }
        return edit.build();
    }

    private static void path(JsonNode section, String key, Consumer<Path> then) {
        String value = section.path(key).asText("");
        if (value.startsWith("/")) {
            then.accept(Path.of(value));
        }
    }

    private static JsonNode tree(Path file) {
        if (!Files.isReadable(file)) {
            return MissingNode.getInstance();
        }
        try {
            return new TomlMapper().readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            LOG.warn("could not read {}: {}", file, e.getOriginalMessage());
        } catch (IOException e) {
            LOG.warn("could not read {}: {}", file, e.getMessage());
        }
        return MissingNode.getInstance();
    }
}
