package dev.slipway.gui.image;

import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.ImageSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An image, and which containers are made of it.
 *
 * @param users names of containers, the engine's alone
 */
record ImageUse(ImageSummary image, List<String> users) {
    ImageUse {
        users = List.copyOf(users);
    }

    /** All images of a world. */
    static List<ImageUse> all(World world) {
        Map<String, List<String>> users = new HashMap<>();
        for (ContainerSummary container : world.containers()) {
            String image = container.imageId();
            if (image != null) {
                users.computeIfAbsent(image, any -> new ArrayList<>()).add(container.name());
            }
        }
        return world.images().stream()
                .map(image -> new ImageUse(image, users.getOrDefault(image.id(), List.of())))
                .toList();
    }

    /** What an image is called: its first name, or a part of its id. */
    static String name(ImageSummary image) {
        return image.names().isEmpty()
                ? Amounts.shortId(image.id())
                : image.names().get(0);
    }

    /** All its names, or that it has none. */
    String names() {
        return image.names().isEmpty() ? Texts.get("image.dangling") : String.join(", ", image.names());
    }

    /** In which the filter's words are looked for. */
    String words() {
        return String.join(
                " ",
                names(),
                image.id(),
                image.architecture(),
                String.join(" ", image.labels().keySet()),
                String.join(" ", users),
                users.isEmpty() ? Texts.get("table.unused") : "");
    }
}
