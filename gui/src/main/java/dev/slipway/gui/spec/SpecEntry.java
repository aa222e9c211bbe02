package dev.slipway.gui.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * A value in a JSON document.
 *
 * @param pointer where it is (RFC 6901); empty for the document itself
 * @param name its key, or its index in an array
 * @param inArray whether the name is an index
 * @param value the value
 */
public record SpecEntry(String pointer, String name, boolean inArray, JsonNode value) {
    /** What is shown of a plain value, or how much a container of values holds. */
    public String shown() {
        return value.isContainerNode() ? "" : value.toString();
    }

    /** The value as text to be copied: a string bare, a container of values indented. */
    public String copied() {
        return value.isTextual()
                ? value.textValue()
                : value.isContainerNode() ? value.toPrettyString() : value.toString();
    }

    /** Whether the name, the plain value or the pointer holds a text that is in small letters. */
    boolean matches(String wanted) {
        return name.toLowerCase(Locale.ROOT).contains(wanted)
                || shown().toLowerCase(Locale.ROOT).contains(wanted)
                || (wanted.startsWith("/") && pointer.toLowerCase(Locale.ROOT).startsWith(wanted));
    }
}
