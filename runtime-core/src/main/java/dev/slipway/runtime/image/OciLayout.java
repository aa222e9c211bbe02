package dev.slipway.runtime.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** One new image in a folder, in the OCI layout form (image-layout.md of OCI's image specification). Used by one thread. */
public final class OciLayout {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPES = "application/vnd.oci.image.";

    private final Path folder;
    private final Path blobs;
    private final List<Blob> layers = new ArrayList<>();

    private OciLayout(Path folder, Path blobs) {
        this.folder = folder;
        this.blobs = blobs;
    }

    private record Blob(String digest, long size) {}

    /** Writes a layer's tar. */
    public interface Tar {
        void write(OutputStream output) throws IOException;
    }

    /** Begins an image in an empty folder. */
    public static OciLayout in(Path folder) throws IOException {
        return new OciLayout(
                folder, Files.createDirectories(folder.resolve("blobs").resolve("sha256")));
    }

    /**
     * Names the next layer, lowest first, without its tar: the store has it.
     *
     * @param diffId digest of its tar, {@code sha256:...}
     * @param size bytes of its tar
     */
    public void known(String diffId, long size) {
        layers.add(new Blob(diffId, size));
    }

    /**
     * Writes the next layer.
     *
     * @param check called at each piece that is written; what it throws ends the work
     */
    public void layer(Tar tar, Runnable check) throws IOException {
        Path file = blobs.resolve("layer");
        MessageDigest digest = sha256();
        try (OutputStream output = new Checked(new DigestOutputStream(Files.newOutputStream(file), digest), check)) {
            tar.write(output);
        }
        layers.add(named(file, digest.digest()));
    }

    /** Digests of the layers' tars, lowest first. */
    public List<String> diffIds() {
        return layers.stream().map(Blob::digest).toList();
    }

    /**
     * Completes the image.
     *
     * @param configuration as OCI's image specification has it, with the layers' digests
     */
    public void finish(ObjectNode configuration) throws IOException {
        ObjectNode manifest = JSON.createObjectNode().put("schemaVersion", 2);
        manifest.put("mediaType", TYPES + "manifest.v1+json");
        descriptor(manifest.putObject("config"), "config.v1+json", blob(configuration));
        var array = manifest.putArray("layers");
        layers.forEach(layer -> descriptor(array.addObject(), "layer.v1.tar", layer));
        ObjectNode index = JSON.createObjectNode().put("schemaVersion", 2);
        descriptor(index.putArray("manifests").addObject(), "manifest.v1+json", blob(manifest));
        Files.writeString(folder.resolve("index.json"), index.toString());
        Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
    }

    private Blob blob(ObjectNode json) throws IOException {
        byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        return named(Files.write(blobs.resolve("json"), bytes), sha256().digest(bytes));
    }

    private Blob named(Path file, byte[] digest) throws IOException {
        String digits = HexFormat.of().formatHex(digest);
        long size = Files.size(file);
        Files.move(file, blobs.resolve(digits));
        return new Blob("sha256:" + digits, size);
    }

    private static void descriptor(ObjectNode node, String type, Blob blob) {
        node.put("mediaType", TYPES + type).put("digest", blob.digest()).put("size", blob.size());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Checked extends FilterOutputStream {
        private final Runnable check;

        private Checked(OutputStream output, Runnable check) {
            super(output);
            this.check = check;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            check.run();
            out.write(bytes, offset, length);
        }
    }
}
