package dev.slipway.gui.create;

import dev.slipway.gui.text.Texts;
import dev.slipway.gui.world.World;

/** The values of a choice of whose namespace a container has: usual, by name, or a container's. */
final class WhoseNamespace {
    private static final String CONTAINER = "container:";

    private WhoseNamespace() {}

    /** The value that means the namespace of the container with that id. */
    static String of(String container) {
        return CONTAINER + container;
    }

    static boolean isContainers(String value) {
        return value.startsWith(CONTAINER);
    }

    /**
     * What the user reads for a value.
     *
     * @param other the key of the text for one that is no container's
     */
    static String words(World world, String value, String other) {
        if (isContainers(value)) {
            String id = value.substring(CONTAINER.length());
            return Texts.get(
                    "create.namespace.of",
                    world.container(id).map(container -> container.name()).orElse(id));
        }
        return Texts.get(other);
    }
}
