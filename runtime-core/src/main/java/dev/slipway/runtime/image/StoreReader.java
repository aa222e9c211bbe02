package dev.slipway.runtime.image;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The store's images with what their files say, each read once. Safe for use by several threads. */
final class StoreReader {
    private static final String MANIFEST_OF = "manifest-";

    private final StoreFiles files;
    private final Map<String, ConfigReader.Read> configs = new ConcurrentHashMap<>();
    private StoreContent of = new StoreContent(Map.of(), Map.of(), Map.of());
    private List<Image> images = List.of();

    StoreReader(StoreFiles files) {
        this.files = files;
    }

    StoreContent content() {
        return files.read();
    }

    /** All images that are whole, newest first. */
    @SuppressWarnings("ReferenceEquality") // the same lists are the same object: they are read only when they changed
    synchronized List<Image> images() {
        StoreContent now = files.read();
        if (now != of) {
            images = now.images().values().stream()
                    .filter(StoredImage::whole)
                    .map(image -> image(image, now))
                    .sorted(Comparator.comparing(Image::created).reversed().thenComparing(Image::id))
                    .toList();
            configs.keySet().retainAll(now.images().keySet());
            of = now;
        }
        return images;
    }

    /** The configuration's text; null where the image has none. */
    @Nullable
    String configText(String imageId) {
        try {
            return files.bigData(imageId, "sha256:" + imageId);
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not read the image " + imageId + ": " + e, e)
                    .about(imageId);
        }
    }

    /** The image's layers, top first. */
    List<Layer> layers(Image image) {
        StoreContent now = files.read();
        StoredImage stored = now.images().get(image.id());
        if (stored == null) {
            throw EngineException.of(
                            ErrorKind.NO_SUCH_IMAGE,
                            "could not find the layers of " + image.title() + ": the image is gone")
                    .about(image.id());
        }
        List<StoredLayer> chain = now.chain(stored.topLayer());
        if (chain.isEmpty() != stored.topLayer().isEmpty()
                || (!chain.isEmpty() && !chain.get(chain.size() - 1).parent().isEmpty())) {
            throw missing(image, "one is not in the store's list", null);
        }
        List<Layer> layers = new ArrayList<>();
        for (StoredLayer layer : chain) {
            layers.add(layer(image, layer));
        }
        return layers;
    }

    private Layer layer(Image image, StoredLayer stored) {
        Path place = files.driverFolder().resolve(stored.id());
        Path folder = place.resolve("diff");
        if (!Files.isDirectory(folder)) {
            throw missing(image, folder + " is missing", null);
        }
        try {
            Path link = files.driverFolder()
                    .resolve("l")
                    .resolve(Files.readString(place.resolve("link")).strip());
            return new Layer(
                    stored.id(), folder, Files.isDirectory(link) ? link : folder, stored.digest(), stored.size());
        } catch (IOException e) {
            return new Layer(stored.id(), folder, folder, stored.digest(), stored.size());
        }
    }

    private static EngineException missing(Image image, String reason, @Nullable Throwable cause) {
        String message = "could not find the layers of " + image.title() + ": " + reason;
        EngineException missing = cause == null
                ? EngineException.of(ErrorKind.STORAGE, message)
                : EngineException.of(ErrorKind.STORAGE, message, cause);
        return missing.about(image.id()).hint("Remove the image and pull it again.");
    }

    private Image image(StoredImage stored, StoreContent now) {
        ConfigReader.Read read = configs.computeIfAbsent(stored.id(), id -> ConfigReader.read(configText(id)));
        List<StoredLayer> chain = now.chain(stored.topLayer());
        long size = stored.bigData().values().stream()
                        .mapToLong(Long::longValue)
                        .sum()
                + chain.stream().mapToLong(layer -> Math.max(0, layer.size())).sum();
        List<String> digests = new ArrayList<>();
        if (!stored.digest().isEmpty()) {
            digests.add(stored.digest());
        }
        for (String key : stored.bigData().keySet()) {
            if (key.startsWith(MANIFEST_OF) && !digests.contains(key.substring(MANIFEST_OF.length()))) {
                digests.add(key.substring(MANIFEST_OF.length()));
            }
        }
        Instant built = read.created();
        return new Image(
                stored.id(),
                stored.names(),
                digests,
                built == null ? stored.created() : built,
                size,
                chain.stream().map(StoredLayer::id).toList(),
                read.config());
    }
}
