package dev.slipway.gui.text;

import java.util.Comparator;

/**
 * Names as people order them: capitals aside, and numbers in them by how large they are, so that {@code web-2} comes before
 * {@code web-10}. Names that differ only in capitals or in zeros before a number are told apart by their characters.
 */
public enum NaturalOrder implements Comparator<String> {
    NATURAL_ORDER;

    @Override
    public int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            int order;
            if (isDigit(one.charAt(i)) && isDigit(other.charAt(j))) {
                int endOfOne = endOfNumber(one, i);
                int endOfOther = endOfNumber(other, j);
                order = numbers(one.substring(i, endOfOne), other.substring(j, endOfOther));
                i = endOfOne;
                j = endOfOther;
            } else {
                order = Character.compare(folded(one.charAt(i++)), folded(other.charAt(j++)));
            }
            if (order != 0) {
                return order;
            }
        }
        int rest = Integer.compare(one.length() - i, other.length() - j);
        return rest != 0 ? rest : one.compareTo(other);
    }

    /** By their digits, of which there may be any number. */
    private static int numbers(String one, String other) {
        String digits = one.substring(zeros(one));
        String others = other.substring(zeros(other));
        int longer = Integer.compare(digits.length(), others.length());
        return longer != 0 ? longer : digits.compareTo(others);
    }

    private static int zeros(String digits) {
        int zeros = 0;
        while (zeros < digits.length() && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return zeros;
    }

    private static int endOfNumber(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char each) {
        return each >= '0' && each <= '9';
    }

    private static char folded(char each) {
        return Character.toLowerCase(Character.toUpperCase(each));
    }
}
