package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.util.List;
import java.util.Locale;

/** The signals of signal(7) on Linux, by name and number. */
public final class Signals {
    public static final int KILL = 9;
    public static final int TERM = 15;
    private static final int HIGHEST = 64;
    private static final List<String> NAMES = List.of(
            "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM",
            "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF",
            "WINCH", "IO", "PWR", "SYS");

    private Signals() {}

    /** The number of a signal given by number or by name, with or without SIG; INVALID_ARGUMENT if there is none. */
    public static int parse(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        if (name.matches("[0-9]{1,3}")) {
            return check(Integer.parseInt(name));
        }
        int index = NAMES.indexOf(name.startsWith("SIG") ? name.substring(3) : name);
        if (index < 0) {
            throw unknown(text);
        }
        return index + 1;
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
                .hint("Use a name such as TERM, or a number from 1 to 64.");
    }
}
