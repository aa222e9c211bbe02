package dev.slipway.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.image.ConfigWriter;
import dev.slipway.runtime.image.ImageConfig;
import dev.slipway.runtime.image.ImageStep;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** An image that is made here, layer by layer, and written as an OCI layout. */
final class TestImage {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPES = "application/vnd.oci.image.";
    private static final Instant MADE = Instant.parse("2026-01-31T12:00:00Z");

    private final List<byte[]> layers = new ArrayList<>();
    private ImageConfig config = ImageConfig.EMPTY
            .edit()
            .architecture("amd64")
            .os("linux")
            .command(List.of("/bin/true"))
            .build();

    /** One of a layer for each of these texts, in a file of its own. */
    static TestImage of(String... texts) {
        var image = new TestImage();
        for (int i = 0; i < texts.length; i++) {
            image.layer("file" + i, texts[i].getBytes(StandardCharsets.UTF_8));
        }
        return image;
    }

    /** Adds a layer of one file. */
    TestImage layer(String file, byte[] content) {
        try {
            var bytes = new ByteArrayOutputStream();
            try (var tar = new TarArchiveOutputStream(bytes)) {
                var entry = new TarArchiveEntry(file, true);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
            layers.add(bytes.toByteArray());
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestImage config(ImageConfig other) {
        config = other;
        return this;
    }

    /** Writes it, and returns the folder. */
    Path write(Path folder) {
        try {
            var blobs = Files.createDirectories(folder.resolve("blobs/sha256"));
            var manifest = JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", TYPES + "manifest.v1+json");
            var packed = manifest.putArray("layers");
            var diffIds = new ArrayList<String>();
            var steps = new ArrayList<ImageStep>();
            for (byte[] layer : layers) {
                diffIds.add("sha256:" + digest(layer));
                steps.add(new ImageStep(MADE, "step " + steps.size(), "", false));
                descriptor(packed.addObject(), TYPES + "layer.v1.tar+gzip", blob(blobs, gzip(layer)));
            }
            var text = ConfigWriter.write(config.edit().history(steps).build(), MADE, diffIds);
            descriptor(manifest.putObject("config"), TYPES + "config.v1+json", blob(blobs, bytes(text)));
            var index = JSON.createObjectNode().put("schemaVersion", 2);
            descriptor(
                    index.putArray("manifests").addObject(), TYPES + "manifest.v1+json", blob(blobs, bytes(manifest)));
            Files.write(folder.resolve("index.json"), bytes(index));
            Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Path blob(Path blobs, byte[] content) throws IOException {
        return Files.write(blobs.resolve(digest(content)), content);
    }

    private static void descriptor(ObjectNode node, String type, Path blob) throws IOException {
        node.put("mediaType", type)
                .put("digest", "sha256:" + blob.getFileName())
                .put("size", Files.size(blob));
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
