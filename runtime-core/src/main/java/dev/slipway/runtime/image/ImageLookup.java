package dev.slipway.runtime.image;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the image that a text means, as {@link ImageStore#require} tells. */
final class ImageLookup {
    private static final int ID_LENGTH = 64;
    private static final String DIGEST = "sha256:";

    private final List<Image> images;
    private final List<String> registries;

    /**
     * @param registries where a short name is looked for, in order
     */
    ImageLookup(List<Image> images, List<String> registries) {
        this.images = images;
        this.registries = registries;
    }

    Image require(String text) {
        if (text.isEmpty()) {
            throw EngineException.of(ErrorKind.INVALID_ARGUMENT, "could not find the image: its id or name is empty");
        }
        String bare = text.startsWith(DIGEST) ? text.substring(DIGEST.length()) : text;
        boolean hexadecimal = bare.matches("[0-9a-f]{1,64}");
        if (hexadecimal && bare.length() == ID_LENGTH) {
            Image found = only(text, image -> image.id().equals(bare));
            found = found == null ? only(text, image -> image.digests().contains(DIGEST + bare)) : found;
            if (found != null) {
                return found;
            }
        }
        Image named = text.startsWith(DIGEST) ? null : byName(text, hexadecimal);
        if (named != null) {
            return named;
        }
        Image found = hexadecimal ? only(text, image -> image.id().startsWith(bare)) : null;
        if (found == null) {
            throw EngineException.of(
                            ErrorKind.NO_SUCH_IMAGE, "could not find the image " + text + ": it is not in the store")
                    .hint("Pull it, or see image.list for those that are there.");
        }
        return found;
    }

    private @Nullable Image byName(String text, boolean mayBeId) {
        if (mayBeId && !Reference.isOne(text)) {
            return null;
        }
        Reference wanted = Reference.parse(text);
        Image found = exactly(wanted);
        if (found == null && wanted.isShort()) {
            found = exactly(wanted.in(Reference.LOCAL));
            for (String registry : registries) {
                found = found == null ? exactly(wanted.in(registry)) : found;
            }
            if (found == null) {
                String tail = "/" + wanted.complete();
                found = only(text, image -> image.names().stream().anyMatch(name -> name.endsWith(tail)));
            }
        }
        return found;
    }

    private @Nullable Image exactly(Reference reference) {
        Reference complete = reference.complete();
        String name = complete.toString();
        Image found = only(name, image -> image.names().contains(name));
        String digest = complete.digest();
        if (found != null || digest == null) {
            return found;
        }
        return only(name, image -> image.digests().contains(digest) && isIn(complete.repository(), image));
    }

    private static boolean isIn(String repository, Image image) {
        return image.names().stream()
                .anyMatch(each -> Reference.isOne(each)
                        && Reference.parse(each).repository().equals(repository));
    }

    private @Nullable Image only(String text, Predicate<Image> wanted) {
        Map<String, Image> found = new LinkedHashMap<>();
        images.stream().filter(wanted).forEach(image -> found.put(image.id(), image));
        if (found.size() > 1) {
            String which = found.values().stream()
                    .limit(5)
                    .map(image -> image.id().substring(0, 12) + " (" + image.title() + ")")
                    .collect(Collectors.joining(", "));
            throw EngineException.of(
                            ErrorKind.AMBIGUOUS_ID,
                            "could not find the image " + text + ": " + found.size() + " could be meant: " + which)
                    .hint("Give more of the id, or the full name.");
        }
        return found.isEmpty()
                ? null
                : Objects.requireNonNull(found.values().iterator().next());
    }
}
