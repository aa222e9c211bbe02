package dev.slipway.runtime.criu;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pairs of bytes that a match of an expression may begin with. The expression is tried on each pair by itself: where
 * that fails before the pair's end ({@link Matcher#hitEnd}), no byte after it can make a match of it. So most places in
 * memory are passed over with a look at a table instead of a try of the expression.
 */
final class Beginnings {
    private static final int BYTES = 1 << Byte.SIZE;
    private static final int PAIRS = BYTES * BYTES;

    /** With more than these the table would pass over too few places. */
    private static final int MOST = PAIRS / 4;

    /** What looks at the bytes before a match, or at where a text begins or ends: anchors, borders, a look back. */
    private static final Pattern SURROUNDINGS = Pattern.compile("(?<!(?<!\\\\)\\[)\\^|\\$|\\\\[bBAGzZ]|\\(\\?<[=!]");

    private final boolean[] firsts = new boolean[BYTES];
    private final boolean[] pairs = new boolean[PAIRS];

    private Beginnings() {}

    /** Null for an expression that tells too little of how its matches begin, or that looks at what is around them. */
    static @Nullable Beginnings of(Pattern expression) {
        return SURROUNDINGS.matcher(expression.pattern()).find() ? null : new Beginnings().learn(expression);
    }

    private @Nullable Beginnings learn(Pattern expression) {
        int count = 0;
        for (char first = 0; first < BYTES; first++) {
            firsts[first] = mayBegin(expression, String.valueOf(first));
            for (char second = 0; firsts[first] && second < BYTES; second++) {
                if (mayBegin(expression, new String(new char[] {first, second}))) {
                    pairs[(first << Byte.SIZE) | second] = true;
                    count++;
                }
            }
            if (count > MOST) {
                return null;
            }
        }
        return this;
    }

    private static boolean mayBegin(Pattern expression, String text) {
        Matcher matcher = expression.matcher(text);
        return matcher.lookingAt() || matcher.hitEnd();
    }

    /**
     * The first place where a match may begin; -1 if there is none.
     *
     * @param end behind the last place
     * @param length bytes of the text, of which a match may have any
     */
    int next(byte[] text, int from, int end, int length) {
        for (int at = from; at < end; at++) {
            int first = text[at] & 0xff;
            if (firsts[first] && (at + 1 == length || pairs[(first << Byte.SIZE) | (text[at + 1] & 0xff)])) {
                return at;
            }
        }
        return -1;
    }
}
