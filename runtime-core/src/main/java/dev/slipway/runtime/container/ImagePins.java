package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.state.ContainerRecord;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the images that containers are made from. An image is pinned before the first of its containers is saved, and
 * let go after the last one's removal is, a little later: a helper killed between leaves a pin too many, never one too few,
 * and the next one ends it. The lock of an image is taken after any other.
 */
@SuppressWarnings("try") // a lock is held, not looked at
final class ImagePins {
    private static final Logger LOG = LoggerFactory.getLogger(ImagePins.class);

    private final Machinery parts;

    ImagePins(Machinery parts) {
        this.parts = parts;
    }

    /**
     * Saves a container of an image, which is pinned by then.
     *
     * @param image its full id; null for a container of none
     * @throws EngineException NO_SUCH_IMAGE if it is gone; what {@code save} throws, with the image let go
     */
    ContainerRecord keeping(@Nullable String image, Supplier<ContainerRecord> save) {
        if (image == null) {
            return save.get();
        }
        try (Locks.Held held = hold(image)) {
            if (parts.state().imageContainers(image).isEmpty()) {
                parts.images().pin(image);
            }
            boolean saved = false;
            try {
                ContainerRecord made = save.get();
                saved = true;
                return made;
            } finally {
                if (!saved) {
                    release(image);
                }
            }
        }
    }

    /** Lets an image go, a little later, if no container is made from it any more. What fails is tried again at the next start. */
    void release(@Nullable String image) {
        if (image == null) {
            return;
        }
        endUnused(image, () -> parts.images().unpinLater(image));
    }

    private void endUnused(String image, Runnable end) {
        try (Locks.Held held = hold(image)) {
            if (parts.state().imageContainers(image).isEmpty()) {
                end.run();
            }
        } catch (EngineException e) {
            LOG.warn("image {} has no container any more, but is still pinned: {}", image, e.message());
        }
    }

    /**
     * Brings the pins in line with the containers.
     *
     * @param knowsAll whether the state knows all containers: if not, no pin is ended
     */
    void sweep(boolean knowsAll) {
        Set<String> wanted = parts.state().containers().stream()
                .map(container -> container.config().imageId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<String> pinned;
        try {
            pinned = new HashSet<>(parts.images().pinned());
        } catch (EngineException e) {
            LOG.warn("the store of images could not be read: {}", e.message());
            return;
        }
        for (String image : wanted) {
            if (!pinned.contains(image)) {
                pinAgain(image);
            }
        }
        if (knowsAll) {
            pinned.stream()
                    .filter(image -> !wanted.contains(image))
                    .forEach(image -> endUnused(image, () -> parts.images().unpin(image)));
        }
    }

    private void pinAgain(String image) {
        try {
            parts.images().pin(image);
        } catch (EngineException e) {
            LOG.warn("image {}, which containers are made from, could not be pinned again: {}", image, e.message());
        }
    }

    private Locks.Held hold(String image) {
        return parts.locks().hold("image " + image);
    }
}
