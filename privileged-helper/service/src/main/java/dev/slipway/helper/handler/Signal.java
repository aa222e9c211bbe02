package dev.slipway.helper.handler;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Linux signals by name and number (signal(7)). */
final class Signal {
    private static final List<String> NAMES = List.of(
            "", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE",
            "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM",
            "PROF", "WINCH", "IO", "PWR", "SYS");
    private static final Pattern REAL_TIME = Pattern.compile("RT(MIN|MAX)(?:([+-])(\\d{1,2}))?");
    private static final int FIRST_REAL_TIME = 34;
    private static final int LAST = 64;

    private Signal() {}

    /** Number of a signal that is given by name, with or without SIG, or by number. */
    static int number(String parameter, JsonNode given) {
        return given.isIntegralNumber() ? checked(parameter, given.asLong()) : number(parameter, given.asText());
    }

    static int number(String parameter, String given) {
        String name = given.toUpperCase(Locale.ROOT);
        if (name.matches("\\d{1,3}")) {
            return checked(parameter, Integer.parseInt(name));
        }
        String bare = name.startsWith("SIG") ? name.substring(3) : name;
        int known = bare.isEmpty() ? -1 : NAMES.indexOf(bare);
        return known > 0 ? known : checked(parameter, realTime(bare));
    }

    private static int realTime(String name) {
        Matcher matcher = REAL_TIME.matcher(name);
        if (!matcher.matches()) {
            return -1;
        }
        int base = matcher.group(1).equals("MIN") ? FIRST_REAL_TIME : LAST;
        int distance = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        int number = "-".equals(matcher.group(2)) ? base - distance : base + distance;
        return number < FIRST_REAL_TIME ? -1 : number;
    }

    private static int checked(String parameter, long number) {
        if (number < 1 || number > LAST) {
            throw Arguments.wrong(parameter, "it is not a signal", "Use a name like TERM or SIGTERM, or 1 to 64.");
        }
        return (int) number;
    }
}
