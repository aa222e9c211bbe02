package dev.slipway.runtime.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The files in which containers/storage keeps its lists. Every program replaces them whole, by a rename, so they are read
 * without its locks, and only when they have changed. Safe for use by several threads.
 */
final class StoreFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLAIN = "[.0-9a-z]+";

    private final Path graphRoot;
    private final String driver;
    private List<Stamp> stamps = List.of();
    private @Nullable StoreContent content;

    StoreFiles(Path graphRoot, String driver) {
        this.graphRoot = graphRoot;
        this.driver = driver;
    }

    Path images() {
        return folder("images").resolve("images.json");
    }

    Path containers() {
        return folder("containers").resolve("containers.json");
    }

    /** The folder of one driver's layers, {@code <graph root>/overlay}. */
    Path driverFolder() {
        return graphRoot.resolve(driver);
    }

    /** What is in the store now; an empty one where there is none yet. STORAGE if its files can't be read. */
    synchronized StoreContent read() {
        try {
            List<Stamp> now = stamps();
            StoreContent known = content;
            if (known != null && now.equals(stamps)) {
                return known;
            }
            // Images first: a layer is there before an image that stands on it.
            Map<String, StoredImage> images = entries(List.of(images()), StoreFiles::image, StoredImage::id);
            Map<String, StoredLayer> layers = entries(layerLists(), StoreFiles::layer, StoredLayer::id);
            Map<String, StoredContainer> containers =
                    entries(containerLists(), StoreFiles::container, StoredContainer::id);
            StoreContent fresh = new StoreContent(images, layers, containers);
            content = fresh;
            stamps = now;
            return fresh;
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not read the image store: " + e, e)
                    .hint("Look at " + graphRoot + " with podman system check or podman info.");
        }
    }

    /** A piece of data that the store keeps with an image; null if it is not there. */
    @Nullable
    String bigData(String imageId, String key) throws IOException {
        String name = key.matches(PLAIN)
                ? key
                : "=" + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
        try {
            return Files.readString(folder("images").resolve(imageId).resolve(name));
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private List<Path> layerLists() {
        Path folder = folder("layers");
        return List.of(folder.resolve("layers.json"), folder.resolve("volatile-layers.json"));
    }

    private List<Path> containerLists() {
        return List.of(containers(), folder("containers").resolve("volatile-containers.json"));
    }

    private Path folder(String noun) {
        return graphRoot.resolve(driver + "-" + noun);
    }

    private List<Stamp> stamps() throws IOException {
        List<Path> all = new ArrayList<>(List.of(images()));
        all.addAll(layerLists());
        all.addAll(containerLists());
        List<Stamp> now = new ArrayList<>();
        for (Path file : all) {
            now.add(Stamp.of(file));
        }
        return now;
    }

    private static <T> Map<String, T> entries(List<Path> files, Function<JsonNode, T> reader, Function<T, String> id)
            throws IOException {
        Map<String, T> found = new LinkedHashMap<>();
        for (Path file : files) {
            if (Files.exists(file)) {
                for (JsonNode node : JSON.readTree(Files.readAllBytes(file))) {
                    T entry = reader.apply(node);
                    found.put(id.apply(entry), entry);
                }
            }
        }
        return found;
    }

    private static StoredImage image(JsonNode node) {
        Map<String, Long> bigData = new LinkedHashMap<>();
        for (JsonNode key : node.path("big-data-names")) {
            bigData.put(
                    key.asText(), node.path("big-data-sizes").path(key.asText()).asLong());
        }
        return new StoredImage(
                node.path("id").asText(),
                node.path("digest").asText(),
                texts(node.path("names")),
                node.path("layer").asText(),
                time(node.path("created").asText()),
                bigData);
    }

    private static StoredLayer layer(JsonNode node) {
        return new StoredLayer(
                node.path("id").asText(),
                node.path("parent").asText(),
                node.path("diff-digest").asText(),
                node.path("compressed-diff-digest").asText(),
                node.path("diff-size").asLong(-1),
                !node.path("flags").path("incomplete").asBoolean(false));
    }

    private static StoredContainer container(JsonNode node) {
        return new StoredContainer(
                node.path("id").asText(),
                texts(node.path("names")),
                node.path("image").asText(),
                node.path("layer").asText());
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /** An RFC 3339 time; the epoch for what is none. */
    static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    /** How a file was when it was read; each replacement has an inode of its own. */
    private record Stamp(
            @Nullable Object inode, long size, @Nullable Object changed) {
        static Stamp of(Path file) throws IOException {
            try {
                Map<String, Object> is = Files.readAttributes(file, "unix:ino,size,ctime");
                return new Stamp(is.get("ino"), (Long) Objects.requireNonNull(is.get("size")), is.get("ctime"));
            } catch (NoSuchFileException e) {
                return new Stamp(null, 0, null);
            }
        }
    }
}
