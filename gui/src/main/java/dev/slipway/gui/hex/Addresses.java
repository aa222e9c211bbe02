package dev.slipway.gui.hex;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Addresses of memory as they are shown and typed. */
public final class Addresses {
    private static final Pattern TYPED = Pattern.compile("(?:0x)?[0-9a-f]{1,16}");

    private Addresses() {}

    /** {@code 0x7f12a4000000}. */
    public static String hex(long address) {
        return "0x" + Long.toHexString(address);
    }

    /** An address as it stands before a line: 12 figures, or 16 where it needs them. */
    public static String column(long address) {
        return String.format(Locale.ROOT, address >>> 48 == 0 ? "%012x" : "%016x", address);
    }

    /** The address of a text in hexadecimal, with {@code 0x} or without, blanks aside; empty if it is none. */
    public static OptionalLong parse(String text) {
        String typed = text.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]", "");
        if (!TYPED.matcher(typed).matches()) {
            return OptionalLong.empty();
        }
        long address = Long.parseUnsignedLong(typed.startsWith("0x") ? typed.substring(2) : typed, 16);
        return address < 0 ? OptionalLong.empty() : OptionalLong.of(address);
    }
}
