package dev.slipway.runtime.image;

import dev.slipway.runtime.event.Progress;
import java.nio.file.Path;
import java.util.List;

/**
 * The images that containers can be made of. They lie in a store that other programs read and change at the same time.
 * Reads start no program. Safe for use by several threads.
 *
 * <p>Errors, as {@link dev.slipway.runtime.error.EngineException}: STORAGE where the store can't be read or changed.
 */
public interface ImageStore {
    /** All images as they now are, newest first. */
    List<Image> list();

    /**
     * The image that is meant by a full id, a unique prefix of one, {@code sha256:} before either or not, a digest, or a
     * name. A short name is looked for as podman does with those it has: as it is, then below {@code localhost/}, then
     * {@code docker.io/library/} or {@code docker.io/}, then with the last part of a known name; without tag and digest
     * {@code :latest} is meant.
     *
     * @throws dev.slipway.runtime.error.EngineException NO_SUCH_IMAGE; AMBIGUOUS_ID, with the images in the message;
     *     INVALID_ARGUMENT if it is no reference
     */
    Image require(String reference);

    /**
     * The layers of an image, top first: in the order of overlayfs's {@code lowerdir}. They stay as long as the image is
     * pinned.
     *
     * @throws dev.slipway.runtime.error.EngineException NO_SUCH_IMAGE if it is gone; STORAGE if a layer is missing
     */
    List<Layer> layers(Image image);

    /**
     * Keeps every program from removing an image, by one container of the store that stands for all of ours that are made
     * of it. Does nothing to one that is pinned.
     *
     * @param imageId its full id
     * @throws dev.slipway.runtime.error.EngineException NO_SUCH_IMAGE if it is gone
     */
    void pin(String imageId);

    /** Ends a pin. Does nothing to an image that is not pinned, or gone. */
    void unpin(String imageId);

    /**
     * Ends a pin in a few seconds, unless the image is pinned again by then: the next container of it is often made at
     * once. Meanwhile it counts as not pinned, and only other programs are kept from removing the image. What fails is
     * logged.
     */
    void unpinLater(String imageId);

    /** Full ids of the images that are pinned. */
    List<String> pinned();

    /**
     * The configuration of an image as its author's program wrote it: JSON of OCI's or Docker's form.
     *
     * @throws dev.slipway.runtime.error.EngineException NO_SUCH_IMAGE if it is gone
     */
    String configText(String imageId);

    /**
     * Takes in an image from a folder in the OCI layout form that holds one; a layer that the store has need not be in
     * it. The name is taken from an image that has it. After an error or a cancel the store is as it was.
     *
     * @param name full reference that it is to have
     * @throws dev.slipway.runtime.error.EngineException INVALID_ARGUMENT for a damaged layout or a wrong name; EXHAUSTED
     *     if the disk is full; CANCELLED; STORAGE
     */
    Image add(Path ociLayout, String name, Progress progress);
}
