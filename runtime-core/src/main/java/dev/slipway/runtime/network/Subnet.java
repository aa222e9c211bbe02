package dev.slipway.runtime.network;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.math.BigInteger;

/**
 * An IPv4 or IPv6 range.
 *
 * @param base first address, its host bits zero
 * @param prefix bits that all its addresses have in common
 */
record Subnet(IpAddress base, int prefix) {
    Subnet {
        if (prefix < 0 || prefix > base.width()) {
            throw invalid(base + "/" + prefix);
        }
        base = new IpAddress(
                base.value().shiftRight(base.width() - prefix).shiftLeft(base.width() - prefix), base.width());
    }

    /** Reads {@code 10.90.0.0/16} or {@code fd00:90::/64}; host bits are cleared. INVALID_ARGUMENT for anything else. */
    static Subnet parse(String text) {
        int slash = text.indexOf('/');
        String bits = text.substring(slash + 1);
        if (slash < 0 || !bits.matches("\\d{1,3}")) {
            throw invalid(text);
        }
        try {
            return new Subnet(IpAddress.parse(text.substring(0, slash)), Integer.parseInt(bits));
        } catch (EngineException e) {
            throw invalid(text);
        }
    }

    boolean isIpv6() {
        return base.width() == IpAddress.V6;
    }

    boolean contains(IpAddress address) {
        return address.width() == base.width()
                && address.value().compareTo(base.value()) >= 0
                && address.value().compareTo(end()) < 0;
    }

    boolean overlaps(Subnet other) {
        return contains(other.base) || other.contains(base);
    }

    /** The address that the host has in it where none is told: the first, as host-local takes it. */
    IpAddress gateway() {
        return base.plus(1);
    }

    /** The range of the same size that follows. */
    Subnet next() {
        return new Subnet(new IpAddress(end(), base.width()), prefix);
    }

    /** The first that is not in it any more. */
    BigInteger end() {
        return base.value().add(size());
    }

    BigInteger size() {
        return BigInteger.ONE.shiftLeft(base.width() - prefix);
    }

    @Override
    public String toString() {
        return base + "/" + prefix;
    }

    private static EngineException invalid(String text) {
        return EngineException.of(
                        ErrorKind.INVALID_ARGUMENT,
                        "could not read the address range \"" + text + "\": it is not of the form 10.90.0.0/16")
                .hint("Write it like 10.90.1.0/24 or fd00:90::/64.");
    }
}
