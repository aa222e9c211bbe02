package dev.slipway.gui.form;

import dev.slipway.gui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A command as one line: words parted by spaces, quoted where they hold some. */
public final class Words {
    private Words() {}

    /**
     * The words of a line: {@code '...'} keeps what it holds, {@code "..."} too but for a backslash, which keeps the next character anywhere.
     *
     * @throws IllegalArgumentException if a quote is not closed, with a sentence for the user
     */
    public static List<String> split(String line) {
        Splitting splitting = new Splitting();
        line.chars().forEach(character -> splitting.take((char) character));
        return splitting.end();
    }

    /** The line that {@link #split} makes these words of. */
    public static String join(List<String> words) {
        return words.stream().map(Words::quoted).collect(Collectors.joining(" "));
    }

    /** What is wrong with a line; empty for nothing. */
    public static String fault(String line) {
        try {
            split(line);
            return "";
        } catch (IllegalArgumentException e) {
            return Texts.get("form.quote");
        }
    }

    private static String quoted(String word) {
        boolean plain = !word.isEmpty() && word.chars().noneMatch(c -> " \t\n'\"\\".indexOf(c) >= 0);
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static final class Splitting {
        private final List<String> words = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private boolean begun;
        private boolean escaped;
        private char quote;

        void take(char character) {
            if (escaped) {
                escaped = false;
                add(character);
            } else if (character == '\\' && quote != '\'') {
                escaped = true;
                begun = true;
            } else if (quote != 0) {
                quoted(character);
            } else if (character == '\'' || character == '"') {
                quote = character;
                begun = true;
            } else if (Character.isWhitespace(character)) {
                finish();
            } else {
                add(character);
            }
        }

        private void quoted(char character) {
            if (character == quote) {
                quote = 0;
            } else {
                add(character);
            }
        }

        private void add(char character) {
            word.append(character);
            begun = true;
        }

        private void finish() {
            if (begun) {
                words.add(word.toString());
            }
            word.setLength(0);
            begun = false;
        }

        List<String> end() {
            if (quote != 0 || escaped) {
                throw new IllegalArgumentException("a quote is not closed");
            }
            finish();
            return List.copyOf(words);
        }
    }
}
