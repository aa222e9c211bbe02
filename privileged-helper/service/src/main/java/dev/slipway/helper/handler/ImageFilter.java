package dev.slipway.helper.handler;

import dev.slipway.runtime.image.Image;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads the filters of {@code image.list}. */
final class ImageFilter {
    private ImageFilter() {}

    /** Whether an image is wanted; INVALID_ARGUMENT for an unknown filter. */
    static Predicate<Image> of(Map<String, List<String>> filters) {
        Predicate<Image> wanted = image -> true;
        for (Map.Entry<String, List<String>> filter : filters.entrySet()) {
            List<Predicate<Image>> any = filter.getValue().stream()
                    .map(value -> one(filter.getKey(), value))
                    .toList();
            wanted = wanted.and(image -> any.stream().anyMatch(each -> each.test(image)));
        }
        return wanted;
    }

    private static Predicate<Image> one(String key, String value) {
        return switch (key) {
            case "name" -> image -> image.names().stream().anyMatch(name -> name.contains(value));
            case "id" -> image -> image.id().startsWith(value);
            case "label" -> label(value);
            case "dangling" -> {
                if (!value.equals("true") && !value.equals("false")) {
                    throw Arguments.wrong("filters", "dangling is neither true nor false", "");
                }
                yield image -> image.names().isEmpty() == value.equals("true");
            }
            default ->
                throw Arguments.wrong(
                        "filters", "there is no filter \"" + key + "\"", "Use name, id, label or dangling.");
        };
    }

    private static Predicate<Image> label(String value) {
        int equals = value.indexOf('=');
        if (equals < 0) {
            return image -> image.config().labels().containsKey(value);
        }
        String key = value.substring(0, equals);
        String text = value.substring(equals + 1);
        return image -> text.equals(image.config().labels().get(key));
    }
}
