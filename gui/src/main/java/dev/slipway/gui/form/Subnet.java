package dev.slipway.gui.form;

import java.util.Optional;

/**
 * A range of addresses as it is typed: {@code 10.90.0.0/24}.
 *
 * @param address an address in it
 * @param prefix bits that all its addresses share
 */
public record Subnet(Address address, int prefix) {
    /** The range that a text is; empty if it is none. */
    public static Optional<Subnet> of(String text) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length != 2 || !parts[1].matches("\\d{1,3}")) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(parts[1]);
        return Address.of(parts[0])
                .filter(address -> prefix <= address.bits())
                .map(address -> new Subnet(address, prefix));
    }

    /** Whether it is one of IPv6. */
    public boolean isIpv6() {
        return address.isIpv6();
    }

    /** Whether its address is its first, as one that names a range has to be. */
    public boolean isWhole() {
        for (int i = prefix; i < address.bits(); i++) {
            if (address.bit(i)) {
                return false;
            }
        }
        return true;
    }

    /** How many bits are left for its members. */
    public int room() {
        return address.bits() - prefix;
    }

    /** Whether an address is in it. */
    public boolean contains(Address other) {
        return other.isIpv6() == isIpv6() && shares(other, prefix);
    }

    /** Whether some address is in both. */
    public boolean overlaps(Subnet other) {
        return other.isIpv6() == isIpv6() && shares(other.address, Math.min(prefix, other.prefix));
    }

    private boolean shares(Address other, int bits) {
        for (int i = 0; i < bits; i++) {
            if (address.bit(i) != other.bit(i)) {
                return false;
            }
        }
        return true;
    }
}
