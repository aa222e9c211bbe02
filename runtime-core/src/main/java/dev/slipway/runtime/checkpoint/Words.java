package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.container.Signals;
import dev.slipway.runtime.os.Capabilities;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** The kernel's words for numbers that images have. */
public final class Words {
    /** By number (getrlimit(2)). */
    private static final List<String> LIMITS = List.of(
            "RLIMIT_CPU",
            "RLIMIT_FSIZE",
            "RLIMIT_DATA",
            "RLIMIT_STACK",
            "RLIMIT_CORE",
            "RLIMIT_RSS",
            "RLIMIT_NPROC",
            "RLIMIT_NOFILE",
            "RLIMIT_MEMLOCK",
            "RLIMIT_AS",
            "RLIMIT_LOCKS",
            "RLIMIT_SIGPENDING",
            "RLIMIT_MSGQUEUE",
            "RLIMIT_NICE",
            "RLIMIT_RTPRIO",
            "RLIMIT_RTTIME");

    /** By number (sched(7)). */
    private static final List<String> POLICIES = List.of("other", "fifo", "rr", "batch", "iso", "idle", "deadline");

    /** By bit (capabilities(7)). */
    private static final List<String> SECUREBITS = List.of(
            "noroot",
            "noroot-locked",
            "no-setuid-fixup",
            "no-setuid-fixup-locked",
            "keep-caps",
            "keep-caps-locked",
            "no-cap-ambient-raise",
            "no-cap-ambient-raise-locked");

    private static final List<String> SECCOMP = List.of("disabled", "strict", "filter");

    private Words() {}

    /** The name of a resource limit. */
    public static String limit(int number) {
        return word(LIMITS, number, "RLIMIT_");
    }

    /** The name of a policy of scheduling. */
    public static String policy(int number) {
        return word(POLICIES, number, "policy-");
    }

    /** The name of a mode of seccomp(2). */
    public static String seccomp(int number) {
        return word(SECCOMP, number, "mode-");
    }

    private static String word(List<String> words, int number, String otherwise) {
        return number >= 0 && number < words.size() ? words.get(number) : otherwise + number;
    }

    /** Names of signals, of which the lowest bit is the first. */
    public static List<String> signals(long bits) {
        return names(bits, bit -> Signals.name(bit + 1));
    }

    /** Names of capabilities, of which the lowest bit is number 0. */
    public static List<String> capabilities(long bits) {
        return names(bits, Capabilities::name);
    }

    /** Names of the bits that prctl(2) sets. */
    public static List<String> securebits(int bits) {
        return names(Integer.toUnsignedLong(bits), bit -> word(SECUREBITS, bit, "bit-"));
    }

    private static List<String> names(long bits, IntFunction<String> name) {
        List<String> names = new ArrayList<>();
        for (long left = bits; left != 0; left &= left - 1) {
            names.add(name.apply(Long.numberOfTrailingZeros(left)));
        }
        return names;
    }
}
