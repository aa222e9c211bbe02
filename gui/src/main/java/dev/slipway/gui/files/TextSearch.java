package dev.slipway.gui.files;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds words in a text: in any case, unless some of them are in upper case. */
final class TextSearch {
    /** Places that are told at most. */
    static final int MOST = 10_000;

    private TextSearch() {}

    /** Where the words begin, in order. */
    static List<Integer> find(String text, String words) {
        List<Integer> found = new ArrayList<>();
        if (words.isEmpty()) {
            return found;
        }
        boolean exact = words.chars().anyMatch(Character::isUpperCase);
        int flags = exact ? Pattern.LITERAL : Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        Matcher matcher = Pattern.compile(words, flags).matcher(text);
        while (found.size() < MOST && matcher.find()) {
            found.add(matcher.start());
        }
        return found;
    }
}
