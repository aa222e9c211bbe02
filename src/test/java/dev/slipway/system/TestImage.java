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
import java.util.Map;
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
                entry.setModTime(MADE.toEpochMilli());
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

    /** The same, as one of a list with an image for each kind of machine. */
    Path listed(Path folder) {
        write(folder);
        try {
            var index = (ObjectNode) JSON.readTree(folder.resolve("index.json").toFile());
            var list = index.deepCopy().put("mediaType", TYPES + "index.v1+json");
            list.withObject("/manifests/0/platform")
                    .put("architecture", "amd64")
                    .put("os", "linux");
            var blobs = folder.resolve("blobs/sha256");
            descriptor(index.putArray("manifests").addObject(), TYPES + "index.v1+json", blob(blobs, bytes(list)));
            Files.write(folder.resolve("index.json"), bytes(index));
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

    /** The OCI archive of several layouts, each under its name; {@code folder} is made for it. */
    static byte[] archive(Path folder, Map<String, Path> layouts) {
        var whole = folder.resolve("layout");
        var tar = folder.resolve("archive.tar");
        try {
            Files.createDirectories(folder);
            layouts.forEach(
                    (name, layout) -> Programs.run("skopeo", "copy", "oci:" + layout, "oci:" + whole + ":" + name));
            Programs.run("tar", "-C", whole.toString(), "-cf", tar.toString(), ".");
            return Files.readAllBytes(tar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
