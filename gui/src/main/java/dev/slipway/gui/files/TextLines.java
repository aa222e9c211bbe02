package dev.slipway.gui.files;

import java.util.ArrayList;
import java.util.List;

/**
 * A text as it is shown: each line below the other, a very long one in several pieces, so that none takes long to draw.
 *
 * @param text the pieces, each on a line of its own
 * @param numbers for each piece the number of its line, from 1; 0 for one that goes on
 */
record TextLines(String text, List<Integer> numbers) {
    /** Characters of a piece. */
    static final int LONGEST = 2_000;

    /** Cuts a text into lines at line feeds, carriage returns, and both. */
    static TextLines of(String whole) {
        StringBuilder shown = new StringBuilder(whole.length());
        List<Integer> numbers = new ArrayList<>();
        int line = 0;
        int at = 0;
        do {
            int end = endOfLine(whole, at);
            line++;
            addLine(whole.substring(at, end), line, shown, numbers);
            at = end == whole.length() ? whole.length() + 1 : next(whole, end);
        } while (at <= whole.length());
        return new TextLines(shown.toString(), List.copyOf(numbers));
    }

    private static void addLine(String line, int number, StringBuilder shown, List<Integer> numbers) {
        int from = 0;
        do {
            int to = Math.min(line.length(), from + LONGEST);
            if (to < line.length() && Character.isHighSurrogate(line.charAt(to - 1))) {
                to--;
            }
            if (!numbers.isEmpty()) {
                shown.append('\n');
            }
            shown.append(line, from, to);
            numbers.add(from == 0 ? number : 0);
            from = to;
        } while (from < line.length());
    }

    private static int endOfLine(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private static int next(String text, int end) {
        return text.startsWith("\r\n", end) ? end + 2 : end + 1;
    }

    /** Lines that it has, the pieces of a long one counted once. */
    int count() {
        return (int) numbers.stream().filter(number -> number > 0).count();
    }
}
