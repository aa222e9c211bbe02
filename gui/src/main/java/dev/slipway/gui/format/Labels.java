package dev.slipway.gui.format;

import java.util.Map;
import java.util.stream.Collectors;

/** Labels and options as people read them. */
public final class Labels {
    private Labels() {}

    /** {@code key=value, key=value}, in order; a key alone where its value is empty. */
    public static String words(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getValue().isEmpty() ? label.getKey() : label.getKey() + "=" + label.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
