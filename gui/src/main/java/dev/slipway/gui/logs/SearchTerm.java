package dev.slipway.gui.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What is looked for in lines. Two terms are equal when the same was asked.
 *
 * @param query as typed; nothing matches an empty one
 * @param regex whether the query is a regular expression
 * @param matchCase whether capitals count
 */
public record SearchTerm(String query, boolean regex, boolean matchCase) {
    /** Looks for nothing. */
    public static final SearchTerm NONE = new SearchTerm("", false, false);

    private static final int MAX_MATCHES_PER_LINE = 1000;

    /** A piece of a line that matches, from {@code start} to before {@code end}. */
    public record Range(int start, int end) {}

    /** What is wrong with the regular expression, if something is. */
    public Optional<String> fault() {
        try {
            pattern();
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(e.getDescription());
        }
    }

    /** Ready to look at many lines; finds nothing where the query is empty or faulty. */
    public Matching matching() {
        if (query.isEmpty() || fault().isPresent()) {
            return text -> List.of();
        }
        Pattern pattern = pattern();
        return text -> ranges(pattern, text);
    }

    /** Whether a text holds it; each does where the query is empty or faulty. */
    public Predicate<String> test() {
        if (query.isEmpty() || fault().isPresent()) {
            return text -> true;
        }
        Pattern pattern = pattern();
        return text -> holds(pattern, text);
    }

    private static boolean holds(Pattern pattern, String text) {
        try {
            return pattern.matcher(new BoundedText(text)).find();
        } catch (BoundedText.TooManySteps e) {
            return false;
        }
    }

    private Pattern pattern() {
        int flags = matchCase ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        return Pattern.compile(query, regex ? flags : flags | Pattern.LITERAL);
    }

    private static List<Range> ranges(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(new BoundedText(text));
        List<Range> found = new ArrayList<>();
        try {
            while (found.size() < MAX_MATCHES_PER_LINE && matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    found.add(new Range(matcher.start(), matcher.end()));
                }
            }
        } catch (BoundedText.TooManySteps e) {
            return found;
        }
        return found;
    }

    /** Finds the pieces of a text that match, in order. */
    @FunctionalInterface
    public interface Matching {
        List<Range> in(String text);
    }
}
