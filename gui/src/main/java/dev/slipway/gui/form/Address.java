package dev.slipway.gui.form;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IP address as it is typed, IPv4 or IPv6. No name is ever looked up. */
public final class Address {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    private static final int MOST = 255;

    private final byte[] bytes;

    private Address(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The address that a text is; empty if it is none. */
    public static Optional<Address> of(String text) {
        String literal = text.strip();
        boolean four = IPV4.matcher(literal).matches()
                && Arrays.stream(literal.split("\\.", -1)).allMatch(part -> Integer.parseInt(part) <= MOST);
        if (!four && !IPV6.matcher(literal).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Address(InetAddress.getByName(literal).getAddress()));
        } catch (UnknownHostException none) {
            return Optional.empty();
        }
    }

    /** Whether it is one of IPv6. */
    public boolean isIpv6() {
        return bytes.length > 4;
    }

    /** Whether a bit is set, the first of which is that of the network. */
    boolean bit(int index) {
        return ((bytes[index / 8] >> (7 - index % 8)) & 1) == 1;
    }

    int bits() {
        return bytes.length * 8;
    }
}
