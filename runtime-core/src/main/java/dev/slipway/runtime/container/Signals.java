package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The signals of signal(7) on Linux, by name and number. */
public final class Signals {
    public static final int KILL = 9;
    public static final int TERM = 15;
    private static final int HIGHEST = 64;
    /** The first that the C library leaves to programs, as they count them. */
    private static final int FIRST_REAL_TIME = 34;

    private static final Pattern REAL_TIME = Pattern.compile("RT(MIN|MAX)(?:([+-])([0-9]{1,2}))?");
    private static final List<String> NAMES = List.of(
            "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM",
            "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF",
            "WINCH", "IO", "PWR", "SYS");

    private Signals() {}

    /**
     * The number of a signal given by number or by name, with or without SIG: {@code 15}, {@code TERM}, {@code
     * SIGRTMIN+3}; INVALID_ARGUMENT if there is none.
     */
    public static int parse(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        if (name.matches("[0-9]{1,3}")) {
            return check(Integer.parseInt(name));
        }
        String bare = name.startsWith("SIG") ? name.substring(3) : name;
        int index = NAMES.indexOf(bare);
        int number = index < 0 ? realTime(bare) : index + 1;
        if (number < 0) {
            throw unknown(text);
        }
        return number;
    }

    /** The number of a real-time signal; -1 if it is none. */
    private static int realTime(String name) {
        Matcher matcher = REAL_TIME.matcher(name);
        if (!matcher.matches()) {
            return -1;
        }
        int base = matcher.group(1).equals("MIN") ? FIRST_REAL_TIME : HIGHEST;
        int distance = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        int number = "-".equals(matcher.group(2)) ? base - distance : base + distance;
        return number < FIRST_REAL_TIME || number > HIGHEST ? -1 : number;
    }

    /** The name of a signal from 1 to 64: {@code SIGTERM}, {@code SIGRTMIN+3}. */
    public static String name(int number) {
        if (number <= NAMES.size()) {
            return "SIG" + NAMES.get(number - 1);
        }
        return number < FIRST_REAL_TIME
                ? "SIG" + number
                : "SIGRTMIN" + (number == FIRST_REAL_TIME ? "" : "+" + (number - FIRST_REAL_TIME));
    }

    /** The same number if it is that of a signal, 1 to 64; INVALID_ARGUMENT if not. */
    public static int check(int number) {
        if (number < 1 || number > HIGHEST) {
            throw unknown(Integer.toString(number));
        }
        return number;
    }

    private static EngineException unknown(String text) {
        return EngineException.of(ErrorKind.INVALID_ARGUMENT, "could not use \"" + text + "\": it is not a signal")
                .hint("Use a name such as TERM, SIGUSR1 or RTMIN+1, or a number from 1 to 64.");
    }
}
