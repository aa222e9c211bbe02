package dev.slipway.runtime.image;

import dev.slipway.runtime.error.EngineException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store's containers that keep images for us: one for each image in use, named after the engine's root and the image.
 * One that is no longer wanted may stay for a little while, so that whoever makes one container after the other starts no
 * program of the store for each; it is in nobody's way here. Safe for use by several threads.
 */
final class Pins implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pins.class);

    /** How long other programs are kept from removing an image whose last container is gone. */
    private static final Duration LINGER = Duration.ofSeconds(5);

    /** Begins the names of all pins, whichever engine's. */
    private static final String ANY = "slipway-";

    private static final int ROOT_DIGITS = 12;

    private final StoreParts parts;
    private final String prefix;
    private final Executor threads;
    /** The pins that linger, each by its image's id with a token of its last use. */
    private final Map<String, Object> lingering = new HashMap<>();

    private boolean closed;

    /**
     * @param root of the engine; several may share a store
     * @param threads where pins that have lingered are ended
     */
    Pins(StoreParts parts, Path root, Executor threads) {
        this.parts = parts;
        this.prefix = ANY + digits(root) + "-";
        this.threads = threads;
    }

    synchronized void pin(String imageId) {
        lingering.remove(imageId);
        String name = prefix + imageId;
        if (parts.reader().content().named(name) == null) {
            parts.program().createContainer(name, imageId);
        }
    }

    synchronized void unpin(String imageId) {
        lingering.remove(imageId);
        String name = prefix + imageId;
        if (parts.reader().content().named(name) != null) {
            parts.program().deleteContainer(name);
        }
    }

    /** Ends a pin in a while, unless it is wanted again by then. */
    synchronized void unpinLater(String imageId) {
        if (closed) {
            unpin(imageId);
            return;
        }
        Object token = new Object();
        lingering.put(imageId, token);
        CompletableFuture.delayedExecutor(LINGER.toSeconds(), TimeUnit.SECONDS, threads)
                .execute(() -> endLingering(imageId, token));
    }

    private synchronized void endLingering(String imageId, Object token) {
        if (lingering.get(imageId) == token) {
            tryToUnpin(imageId);
        }
    }

    /** Ends the pin of an image that nobody wants any more, now. */
    synchronized void endLingering(String imageId) {
        if (lingering.containsKey(imageId)) {
            unpin(imageId);
        }
    }

    /** Ends those that linger; none does from now on. */
    @Override
    public synchronized void close() {
        closed = true;
        List.copyOf(lingering.keySet()).forEach(this::tryToUnpin);
    }

    private void tryToUnpin(String imageId) {
        try {
            unpin(imageId);
        } catch (EngineException e) {
            LOG.warn("image {} has no container any more, but is still pinned: {}", imageId, e.message());
        }
    }

    /** Ids of the images that this engine keeps because they are wanted. */
    synchronized List<String> all() {
        return parts.reader().content().containers().values().stream()
                .flatMap(container -> container.names().stream())
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .filter(id -> !lingering.containsKey(id))
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
