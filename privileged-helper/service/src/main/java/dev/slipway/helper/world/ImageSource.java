package dev.slipway.helper.world;

import dev.slipway.protocol.model.ImageSummary;
import java.util.List;
import java.util.Optional;

/** Where the world learns of images, which are kept in a store that others change too. */
public interface ImageSource {
    /** All images. */
    List<ImageSummary> all();

    /** The image with this id as the events so far tell of it, while an event of it is told; must be quick. */
    Optional<ImageSummary> told(String id);

    /** No images. */
    ImageSource NONE = new ImageSource() {
        @Override
        public List<ImageSummary> all() {
            return List.of();
        }

        @Override
        public Optional<ImageSummary> told(String id) {
            return Optional.empty();
        }
    };
}
