package dev.slipway.runtime.image;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The store's containers that keep images for us: one for each image in use, named after the engine's root and the image. */
final class Pins {
    /** Begins the names of all pins, whichever engine's. */
    private static final String ANY = "slipway-";

    private static final int ROOT_DIGITS = 12;

    private final StoreParts parts;
    private final String prefix;

    /**
     * @param root of the engine; several may share a store
     */
    Pins(StoreParts parts, Path root) {
        this.parts = parts;
        this.prefix = ANY + digits(root) + "-";
    }

    void pin(String imageId) {
        String name = prefix + imageId;
        if (parts.reader().content().named(name) == null) {
            parts.program().createContainer(name, imageId);
        }
    }

    void unpin(String imageId) {
        String name = prefix + imageId;
        if (parts.reader().content().named(name) != null) {
            parts.program().deleteContainer(name);
        }
    }

    /** Ids of the images that this engine keeps. */
    List<String> all() {
        return parts.reader().content().containers().values().stream()
                .flatMap(container -> container.names().stream())
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .toList();
    }

    /** Whether it is a pin of this engine. */
    boolean isOne(StoredContainer container) {
        return container.names().stream().anyMatch(name -> name.startsWith(prefix));
    }

    private static String digits(Path root) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(root.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, ROOT_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
