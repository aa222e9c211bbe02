package dev.slipway.runtime.network;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IPv4 range.
 *
 * @param base first address as an unsigned 32-bit number, its host bits zero
 * @param prefix 0 to 32
 */
record Subnet(long base, int prefix) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

    Subnet {
        if (prefix < 0 || prefix > 32 || base < 0 || base > 0xffff_ffffL) {
            throw invalid(base + "/" + prefix);
        }
        base &= mask(prefix);
    }

    /** Reads {@code 10.90.0.0/16}; host bits are cleared. INVALID_ARGUMENT for anything else. */
    static Subnet parse(String text) {
        Matcher match = FORM.matcher(text);
        if (!match.matches()) {
            throw invalid(text);
        }
        long address = 0;
        for (int group = 1; group <= 4; group++) {
            int octet = Integer.parseInt(match.group(group));
            if (octet > 255) {
                throw invalid(text);
            }
            address = address << 8 | octet;
        }
        int bits = Integer.parseInt(match.group(5));
        if (bits > 32) {
            throw invalid(text);
        }
        return new Subnet(address, bits);
    }

    boolean overlaps(Subnet other) {
        long common = mask(Math.min(prefix, other.prefix));
        return (base & common) == (other.base & common);
    }

    long end() {
        return base + (1L << (32 - prefix));
    }

    @Override
    public String toString() {
        return (base >> 24) + "." + (base >> 16 & 255) + "." + (base >> 8 & 255) + "." + (base & 255) + "/" + prefix;
    }

    private static long mask(int bits) {
        return 0xffff_ffffL << (32 - bits) & 0xffff_ffffL;
    }

    private static EngineException invalid(String text) {
        return EngineException.of(
                ErrorKind.INVALID_ARGUMENT,
                "could not read the address range \"" + text + "\": it is not of the form 10.90.0.0/16");
    }
}
