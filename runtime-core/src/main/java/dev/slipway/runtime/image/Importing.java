package dev.slipway.runtime.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.storage.Packed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes an image of one layer from the tar of a root filesystem. */
final class Importing {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERB = "import the tar";
    private static final String TYPES = "application/vnd.oci.image.";

    private final StoreParts parts;
    private final Fetching fetching;

    Importing(StoreParts parts, Fetching fetching) {
        this.parts = parts;
        this.fetching = fetching;
    }

    /**
     * Imports what a stream brings, packed with gzip or zstd or not.
     *
     * @param name full reference; null for none
     */
    Image make(InputStream tar, @Nullable String name, ImageConfig config, Instant now, Progress progress) {
        Intake room = parts.intakes().begin();
        try {
            Path layout = room.folder.resolve("layout");
            Path blobs = Files.createDirectories(layout.resolve("blobs").resolve("sha256"));
            Blob layer = layer(tar, blobs, progress);
            ObjectNode text = ConfigWriter.write(config, now, List.of(layer.digest()));
            Blob configuration = blob(blobs, text);
            ObjectNode manifest = JSON.createObjectNode().put("schemaVersion", 2);
            manifest.put("mediaType", TYPES + "manifest.v1+json");
            descriptor(manifest.putObject("config"), TYPES + "config.v1+json", configuration);
            descriptor(manifest.putArray("layers").addObject(), TYPES + "layer.v1.tar", layer);
            ObjectNode index = JSON.createObjectNode().put("schemaVersion", 2);
            descriptor(index.putArray("manifests").addObject(), TYPES + "manifest.v1+json", blob(blobs, manifest));
            Files.writeString(layout.resolve("index.json"), index.toString());
            Files.writeString(layout.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
            return fetching.take(VERB, Transport.OCI.word() + ":" + layout, name, progress);
        } catch (IOException e) {
            throw Spool.failure(VERB, e);
        } finally {
            parts.intakes().end(room, true);
        }
    }

    private static Blob layer(InputStream source, Path blobs, Progress progress) throws IOException {
        Path file = blobs.resolve("layer");
        MessageDigest digest = sha256();
        try (OutputStream output = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            Spool.copy(unpacked(source), output, -1, "receiving", progress);
        }
        long size = Files.size(file);
        if (size == 0) {
            throw EngineException.of(ErrorKind.INVALID_ARGUMENT, "could not " + VERB + ": it is empty")
                    .hint("Send the tar of a root filesystem.");
        }
        return named(blobs, file, digest.digest(), size);
    }

    private static InputStream unpacked(InputStream source) {
        try {
            return Packed.open(source);
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.INVALID_ARGUMENT, "could not " + VERB + ": " + e.getMessage(), e)
                    .hint("Pack it with gzip or zstd, or not at all.");
        }
    }

    private static Blob blob(Path blobs, ObjectNode json) throws IOException {
        byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(blobs.resolve("json"), bytes);
        return named(blobs, file, sha256().digest(bytes), bytes.length);
    }

    private static Blob named(Path blobs, Path file, byte[] digest, long size) throws IOException {
        String digits = HexFormat.of().formatHex(digest);
        Files.move(file, blobs.resolve(digits));
        return new Blob("sha256:" + digits, size);
    }

    private static void descriptor(ObjectNode node, String type, Blob blob) {
        node.put("mediaType", type).put("digest", blob.digest()).put("size", blob.size());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Blob(String digest, long size) {}
}
