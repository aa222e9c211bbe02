package dev.slipway.gui.logs;

import java.util.List;
import java.util.Locale;

/**
 * Reads how grave a line is from the forms in use: {@code "level":"warn"} in JSON, {@code level=warn}, klog's {@code W0512}, syslog's
 * {@code <4>}, and the word itself in the first part of the line.
 */
final class LevelParser {
    /** Where the word may begin at the latest. */
    private static final int HEAD = 96;

    private static final int PAIRS_HEAD = 400;
    private static final int JSON_HEAD = 4096;
    private static final int LONGEST_WORD = 11;
    private static final List<String> KEYS = List.of("\"level\"", "\"severity\"", "\"lvl\"", "\"loglevel\"");
    private static final List<String> PAIRS = List.of("level=", "lvl=", "severity=");
    private static final String BRACKETS = "[]<>()||";

    private LevelParser() {}

    /** What the line says, {@link Level#NONE} where it says nothing. */
    static Level parse(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) <= ' ') {
            start++;
        }
        if (start == text.length()) {
            return Level.NONE;
        }
        Level level =
                switch (text.charAt(start)) {
                    case '{' -> json(text, start);
                    case '<' -> syslog(text, start);
                    case 'I', 'W', 'E', 'F' -> klog(text, start);
                    default -> Level.NONE;
                };
        if (level == Level.NONE) {
            level = pair(text, start);
        }
        return level == Level.NONE ? words(text, start) : level;
    }

    private static Level json(String text, int start) {
        for (String key : KEYS) {
            int at = text.indexOf(key, start);
            if (at >= 0 && at < JSON_HEAD) {
                int value = skipSpaces(text, at + key.length());
                if (value < text.length() && text.charAt(value) == ':') {
                    return value(text, skipSpaces(text, value + 1));
                }
            }
        }
        return Level.NONE;
    }

    private static Level pair(String text, int start) {
        String head = text.length() > PAIRS_HEAD ? text.substring(0, PAIRS_HEAD) : text;
        for (String key : PAIRS) {
            int at = head.indexOf(key, start);
            if (at >= 0 && (at == 0 || !Character.isLetter(head.charAt(at - 1)) || head.startsWith("log", at - 3))) {
                return value(head, at + key.length());
            }
        }
        return Level.NONE;
    }

    /** A word, in quotes or not, or a number: of pino and bunyan from 10 on, of syslog below. */
    private static Level value(String text, int start) {
        int from = start < text.length() && text.charAt(start) == '"' ? start + 1 : start;
        int end = from;
        while (end < text.length() && end - from <= LONGEST_WORD && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        if (end == from) {
            return Level.NONE;
        }
        return isDigit(text.charAt(from)) ? number(text.substring(from, end)) : word(text, from, end);
    }

    private static Level number(String digits) {
        if (digits.length() > 3 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Level.NONE;
        }
        int value = Integer.parseInt(digits);
        if (value < 10) {
            return severity(value);
        }
        return value >= 50
                ? Level.ERROR
                : value >= 40 ? Level.WARN : value >= 30 ? Level.INFO : value >= 20 ? Level.DEBUG : Level.TRACE;
    }

    private static Level syslog(String text, int start) {
        int end = start + 1;
        int value = 0;
        while (end < text.length() && end - start <= 3 && isDigit(text.charAt(end))) {
            value = value * 10 + text.charAt(end) - '0';
            end++;
        }
        boolean whole = end > start + 1 && end < text.length() && text.charAt(end) == '>' && value <= 191;
        return whole ? severity(value & 7) : Level.NONE;
    }

    private static Level severity(int value) {
        return switch (value) {
            case 0, 1, 2, 3 -> Level.ERROR;
            case 4 -> Level.WARN;
            case 5, 6 -> Level.INFO;
            case 7 -> Level.DEBUG;
            default -> Level.NONE;
        };
    }

    private static Level klog(String text, int start) {
        boolean dated = text.length() > start + 5 && text.charAt(start + 5) == ' ';
        for (int at = start + 1; dated && at < start + 5; at++) {
            dated = isDigit(text.charAt(at));
        }
        if (!dated) {
            return Level.NONE;
        }
        return switch (text.charAt(start)) {
            case 'I' -> Level.INFO;
            case 'W' -> Level.WARN;
            default -> Level.ERROR;
        };
    }

    /** The first word of the head that stands for a level by its capitals, its brackets, or the colon after it. */
    private static Level words(String text, int start) {
        int limit = Math.min(text.length(), start + HEAD);
        int at = start;
        while (at < limit) {
            if (!isLetter(text.charAt(at))) {
                at++;
                continue;
            }
            int end = at + 1;
            while (end < text.length() && isLetter(text.charAt(end))) {
                end++;
            }
            if (end - at <= LONGEST_WORD && stands(text, start, at, end)) {
                Level level = word(text, at, end);
                if (level != Level.NONE) {
                    return level;
                }
            }
            at = end;
        }
        return Level.NONE;
    }

    private static boolean stands(String text, int start, int from, int end) {
        char before = from == start ? ' ' : text.charAt(from - 1);
        char after = end == text.length() ? ' ' : text.charAt(end);
        if (isPart(before) || isPart(after)) {
            return false;
        }
        int bracket = BRACKETS.indexOf(before);
        if (bracket >= 0 && bracket % 2 == 0 && after == BRACKETS.charAt(bracket + 1)) {
            return true;
        }
        return isCapital(text, from, end) || (after == ':' && begins(text, start, from));
    }

    /** Whether nothing but what ends a time, a name or a place comes before. */
    private static boolean begins(String text, int start, int from) {
        int at = from - 1;
        while (at >= start && text.charAt(at) <= ' ') {
            at--;
        }
        return at < start || ":])>|-".indexOf(text.charAt(at)) >= 0 || isDigit(text.charAt(at));
    }

    /** Whether a word beside it is one with the level's: part of a name, a path, an address. */
    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || "_-/.=@'\"\\%$&".indexOf(c) >= 0;
    }

    private static boolean isCapital(String text, int from, int end) {
        for (int at = from; at < end; at++) {
            if (text.charAt(at) > 'Z') {
                return false;
            }
        }
        return true;
    }

    private static Level word(String text, int from, int end) {
        return switch (text.substring(from, end).toLowerCase(Locale.ROOT)) {
            case "error",
                    "err",
                    "fatal",
                    "ftl",
                    "critical",
                    "crit",
                    "panic",
                    "severe",
                    "emergency",
                    "emerg",
                    "alert",
                    "fail" -> Level.ERROR;
            case "warning", "warn", "wrn" -> Level.WARN;
            case "info", "inf", "information", "notice" -> Level.INFO;
            case "debug", "dbg", "dbug", "fine" -> Level.DEBUG;
            case "trace", "trc", "trce", "verbose", "vrb", "finer", "finest" -> Level.TRACE;
            default -> Level.NONE;
        };
    }

    private static int skipSpaces(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
