package dev.slipway.runtime.network;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IP address.
 *
 * @param value as an unsigned number
 * @param width bits: 32 for IPv4, 128 for IPv6
 */
record IpAddress(BigInteger value, int width) {
    static final int V4 = 32;
    static final int V6 = 128;

    private static final Pattern FOUR = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern SIX = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** Reads a numeric address; nothing is looked up. INVALID_ARGUMENT for anything else. */
    static IpAddress parse(String text) {
        Matcher four = FOUR.matcher(text);
        if (four.matches()) {
            long address = 0;
            for (int group = 1; group <= 4; group++) {
                int octet = Integer.parseInt(four.group(group));
                if (octet > 255) {
                    throw invalid(text);
                }
                address = (address << 8) | octet;
            }
            return new IpAddress(BigInteger.valueOf(address), V4);
        }
        if (SIX.matcher(text).matches()) {
            try {
                if (InetAddress.getByName(text) instanceof Inet6Address six) {
                    return of(six);
                }
            } catch (UnknownHostException e) {
                throw invalid(text);
            }
        }
        throw invalid(text);
    }

    static IpAddress of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return new IpAddress(new BigInteger(1, bytes), bytes.length * 8);
    }

    IpAddress plus(long more) {
        return new IpAddress(value.add(BigInteger.valueOf(more)), width);
    }

    @Override
    public String toString() {
        byte[] bytes = new byte[width / 8];
        byte[] number = value.toByteArray();
        for (int i = 1; i <= Math.min(bytes.length, number.length); i++) {
            bytes[bytes.length - i] = number[number.length - i];
        }
        return width == V4
                ? (bytes[0] & 255) + "." + (bytes[1] & 255) + "." + (bytes[2] & 255) + "." + (bytes[3] & 255)
                : six(bytes);
    }

    /** The longest run of zero groups left out (RFC 5952). */
    private static String six(byte[] bytes) {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = ((bytes[2 * i] & 255) << 8) | (bytes[2 * i + 1] & 255);
        }
        int best = -1;
        int longest = 1;
        for (int from = 0; from < 8; from++) {
            int to = from;
            while (to < 8 && groups[to] == 0) {
                to++;
            }
            if (to - from > longest) {
                best = from;
                longest = to - from;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == best) {
                text.append(i == 0 ? "::" : ":");
                i += longest - 1;
            } else {
                text.append(Integer.toHexString(groups[i])).append(i < 7 ? ":" : "");
            }
        }
        return text.toString();
    }

    private static EngineException invalid(String text) {
        return EngineException.of(
                        ErrorKind.INVALID_ARGUMENT,
                        "could not read the address \"" + text + "\": it is no IPv4 or IPv6 address")
                .hint("Write it like 10.90.1.5 or fd00:90::5.");
    }
}
