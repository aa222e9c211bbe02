package dev.slipway.gui.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads filters. All terms of one must hold; every text is a filter:
 *
 * <pre>
 * filter   = { space | term }
 * term     = [ "-" ] ( key operator value | word )
 * key      = letter { letter }
 * operator = ":" | "&gt;" | "&lt;" | "&gt;=" | "&lt;="
 * value    = { character | quoted }          ends at a space, may be empty
 * word     = ( character | quoted ) value    begins neither as a key with its operator nor with "-"
 * quoted   = '"' { character | space | '\"' | '\\' } ( '"' | the end )
 * </pre>
 *
 * A {@code -} before a space is a word itself.
 */
public final class FilterParser {
    private static final Pattern KEY = Pattern.compile("([A-Za-z]+)(>=|<=|[:<>])");

    private final String text;
    private int at;

    private FilterParser(String text) {
        this.text = text;
    }

    /** The terms of a text, in their order. */
    public static List<FilterTerm> terms(String text) {
        FilterParser parser = new FilterParser(text);
        List<FilterTerm> terms = new ArrayList<>();
        while (parser.skipSpace()) {
            terms.add(parser.term());
        }
        return List.copyOf(terms);
    }

    /** A value as it has to be typed; in quotes where it would be read as something else otherwise. */
    public static String quoted(String value, boolean word) {
        boolean plain = value.chars().noneMatch(c -> Character.isWhitespace(c) || c == '"')
                && !value.startsWith("=")
                && !(word
                        && (value.isEmpty()
                                || value.startsWith("-")
                                || KEY.matcher(value).lookingAt()));
        return plain ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private boolean skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private FilterTerm term() {
        int start = at;
        boolean negated =
                text.charAt(at) == '-' && at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1));
        if (negated) {
            at++;
        }
        String key = "";
        String operator = "";
        Matcher matcher = KEY.matcher(text).region(at, text.length());
        if (matcher.lookingAt()) {
            key = matcher.group(1).toLowerCase(Locale.ROOT);
            operator = matcher.group(2);
            at = matcher.end();
        }
        int valueStart = at;
        return new FilterTerm(negated, key, operator, value(), start, valueStart, at);
    }

    private String value() {
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        while (at < text.length() && (quoted || !Character.isWhitespace(text.charAt(at)))) {
            char c = text.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted && c == '\\' && at + 1 < text.length() && isEscaped(text.charAt(at + 1))) {
                at++;
                value.append(text.charAt(at));
            } else {
                value.append(c);
            }
            at++;
        }
        return value.toString();
    }

    private static boolean isEscaped(char c) {
        return c == '"' || c == '\\';
    }
}
