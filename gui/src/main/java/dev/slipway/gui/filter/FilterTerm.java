package dev.slipway.gui.filter;

import java.util.Locale;

/**
 * A term of a filter, as it was read from a text.
 *
 * @param negated whether it has to be false
 * @param key in small letters; empty for a word that is looked for anywhere
 * @param operator one of {@code : > < >= <=}; empty for a word
 * @param value without its quotes
 * @param start where it begins in the text
 * @param valueStart where its value begins
 * @param end where it has ended
 */
public record FilterTerm(
        boolean negated, String key, String operator, String value, int start, int valueStart, int end) {
    /** What was typed, without the quotes: how a term reads whose key nobody knows. */
    public String word() {
        return key + operator + value;
    }

    /** Whether it is only begun: a key without a value stands for nothing yet. */
    public boolean isBegun() {
        return !operator.isEmpty() && value.isEmpty();
    }

    /** The value as it is compared. */
    public String wanted() {
        return value.toLowerCase(Locale.ROOT);
    }

    /** The term as it is typed. */
    public String source() {
        return (negated ? "-" : "") + key + operator + FilterParser.quoted(value, key.isEmpty());
    }
}
