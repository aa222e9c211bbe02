package dev.slipway.gui.format;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** What {@link #fits} is asked for: each label with its value, and alone. */
    public static Stream<String> terms(Map<String, String> labels) {
        return labels.entrySet().stream()
                .flatMap(label -> Stream.of(label.getKey() + "=" + label.getValue(), label.getKey()));
    }

    /** Whether there is a label {@code key}, or {@code key=value}, in small letters. */
    public static boolean fits(Map<String, String> labels, String wanted) {
        return terms(labels).anyMatch(term -> term.toLowerCase(Locale.ROOT).equals(wanted));
    }
}
