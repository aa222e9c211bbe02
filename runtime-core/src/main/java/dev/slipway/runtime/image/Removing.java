package dev.slipway.runtime.image;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Names images, takes names away, and removes images that nobody uses. */
final class Removing {
    private final StoreParts parts;
    private final Pins pins;
    private final Function<String, List<ImageUse>> ours;

    /**
     * @param ours the engine's containers made of the image with this id
     */
    Removing(StoreParts parts, Pins pins, Function<String, List<ImageUse>> ours) {
        this.parts = parts;
        this.pins = pins;
        this.ours = ours;
    }

    /** All containers made of an image: the engine's, then those of other programs. */
    List<ImageUse> uses(String imageId) {
        List<ImageUse> uses = new ArrayList<>(ours.apply(imageId));
        parts.reader().content().containersOf(imageId).stream()
                .filter(container -> !pins.isOne(container))
                .forEach(container -> uses.add(new ImageUse(false, container.id(), container.title())));
        return uses;
    }

    Image tag(String reference, String name) {
        Image image = parts.require(reference);
        parts.program().addName(image.id(), local(name).toString());
        parts.look().run();
        return parts.require(image.id());
    }

    /**
     * Takes names from an image.
     *
     * @param names empty for all
     */
    Image untag(String reference, List<String> names) {
        Image image = parts.require(reference);
        List<String> kept = new ArrayList<>(image.names());
        if (names.isEmpty()) {
            kept.clear();
        }
        for (String name : names) {
            if (!kept.remove(nameOf(image, name))) {
                throw EngineException.of(
                                ErrorKind.NO_SUCH_IMAGE,
                                "could not take the name " + name + " from " + image.title() + ": it does not have it")
                        .about(image.id())
                        .hint("It has "
                                + (image.names().isEmpty() ? "no name." : String.join(", ", image.names()) + "."));
            }
        }
        parts.program().setNames(image.id(), kept);
        parts.look().run();
        return parts.require(image.id());
    }

    /**
     * Removes an image, or only the name by which it is called if it has others.
     *
     * @param force whether other names of one that is called by its id go too
     * @return whether the image is gone
     */
    boolean remove(String reference, boolean force) {
        Image image = parts.require(reference);
        boolean byId = image.id().startsWith(reference.replaceFirst("^sha256:", "")) || reference.startsWith("sha256:");
        if (!byId && image.names().size() > 1) {
            untag(image.id(), List.of(calledBy(image, reference)));
            return false;
        }
        if (byId && image.names().size() > 1 && !force) {
            throw EngineException.of(
                            ErrorKind.IN_USE,
                            "could not remove the image " + image.id().substring(0, 12) + ": it has several names, "
                                    + String.join(", ", image.names()))
                    .about(image.id())
                    .hint("Remove it by one of the names, or all of them with force.");
        }
        delete(image);
        return true;
    }

    /** Removes an image with all its names. */
    void delete(Image image) {
        pins.endLingering(image.id());
        requireUnused(image);
        if (!parts.program().deleteImage(image.id())) {
            requireUnused(image);
            if (parts.reader().content().images().containsKey(image.id())) {
                throw EngineException.of(
                                ErrorKind.IN_USE,
                                "could not remove the image " + image.title() + ": something in the store stands on it")
                        .about(image.id());
            }
        }
        parts.look().run();
    }

    private void requireUnused(Image image) {
        List<ImageUse> uses = uses(image.id());
        boolean pinned = pins.all().contains(image.id());
        if (!uses.isEmpty() || pinned) {
            String who = uses.isEmpty()
                    ? "a container of it is being made or removed"
                    : "containers are made of it: "
                            + uses.stream().map(ImageUse::toString).collect(Collectors.joining(", "));
            throw EngineException.of(ErrorKind.IN_USE, "could not remove the image " + image.title() + ": " + who)
                    .about(image.id())
                    .hint("Remove the containers first.")
                    .detail("containers", uses.stream().map(ImageUse::id).toList());
        }
    }

    /** A name that is given here is this machine's unless it says otherwise. */
    static Reference local(String name) {
        Reference reference = Reference.parse(name).in(Reference.LOCAL);
        if (reference.digest() != null) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT,
                            "could not give the name " + name + ": a digest can't be given, an image has it")
                    .hint("Leave out what follows the @.");
        }
        return reference.complete();
    }

    private String nameOf(Image image, String name) {
        String exact = Reference.parse(name).complete().toString();
        return image.names().contains(exact) ? exact : calledBy(image, name);
    }

    /** Which of its names a short one means. */
    private String calledBy(Image image, String name) {
        return image.names().stream()
                .filter(each -> means(image, each, name))
                .findFirst()
                .orElse(name);
    }

    private static boolean means(Image image, String full, String name) {
        Image alone = new Image(
                image.id(), List.of(full), List.of(), image.created(), image.size(), image.layers(), image.config());
        try {
            new ImageLookup(List.of(alone), List.of("docker.io")).require(name);
            return true;
        } catch (EngineException e) {
            return false;
        }
    }
}
