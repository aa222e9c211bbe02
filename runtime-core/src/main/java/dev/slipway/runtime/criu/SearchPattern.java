package dev.slipway.runtime.criu;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** What is looked for in memory. */
public final class SearchPattern {
    /** Characters of a pattern. */
    public static final int LONGEST = 1024;

    /** Bytes of a match of a regular expression that are looked at. */
    static final int LONGEST_MATCH = 4096;

    private final @Nullable Literal literal;
    private final @Nullable Pattern expression;
    private final @Nullable Beginnings beginnings;

    private SearchPattern(@Nullable Literal literal, @Nullable Pattern expression) {
        this.literal = literal;
        this.expression = expression;
        beginnings = expression == null ? null : Beginnings.of(expression);
    }

    /** A text as UTF-8 has it. INVALID_ARGUMENT for an empty or too long one. */
    public static SearchPattern text(String text) {
        require(text);
        return new SearchPattern(new Literal(text.getBytes(StandardCharsets.UTF_8)), null);
    }

    /** Bytes in hexadecimal, with or without spaces. INVALID_ARGUMENT for anything else. */
    public static SearchPattern hex(String digits) {
        require(digits);
        String packed = digits.replaceAll("\\s", "");
        try {
            byte[] bytes = HexFormat.of().parseHex(packed);
            require(packed);
            return new SearchPattern(new Literal(bytes), null);
        } catch (IllegalArgumentException e) {
            throw wrong("it is not hexadecimal", "Write two digits a byte: 7f 45 4c 46.");
        }
    }

    /** A regular expression of java.util.regex. INVALID_ARGUMENT for what is none. */
    public static SearchPattern regex(String expression) {
        require(expression);
        try {
            return new SearchPattern(null, Pattern.compile(expression));
        } catch (PatternSyntaxException | StackOverflowError e) {
            String reason = e instanceof PatternSyntaxException syntax
                    ? syntax.getDescription() + " at character " + (syntax.getIndex() + 1)
                    : "it is nested too deeply";
            throw wrong(reason, "Mend the expression, or search for text.");
        }
    }

    private static void require(String pattern) {
        if (pattern.isEmpty() || pattern.length() > LONGEST) {
            throw wrong("it has " + pattern.length() + " characters", "Give 1 to " + LONGEST + ".");
        }
    }

    static EngineException wrong(String reason, String hint) {
        return EngineException.of(ErrorKind.INVALID_ARGUMENT, "could not search for the pattern: " + reason)
                .hint(hint);
    }

    /** Null for an expression. */
    @Nullable
    Literal literal() {
        return literal;
    }

    /** Null for a literal. */
    @Nullable
    Pattern expression() {
        return expression;
    }

    /** How matches of the expression begin; null where it tells too little. */
    @Nullable
    Beginnings beginnings() {
        return beginnings;
    }

    /** Bytes that a match has at most, as far as it is looked for. */
    int longest() {
        return literal == null ? LONGEST_MATCH : literal.length();
    }
}
