package dev.slipway.gui.logs;

import java.util.List;

/**
 * Output without its control sequences, and how its pieces look.
 *
 * @param text what is read
 * @param spans pieces that cover the text in order; empty where all of it is plain
 */
public record AnsiText(String text, List<Span> spans) {
    public AnsiText {
        spans = List.copyOf(spans);
    }

    /**
     * A piece of one look.
     *
     * @param start index of its first character
     * @param end index after its last character
     */
    public record Span(int start, int end, AnsiStyle style) {}
}
