package dev.slipway.runtime.network;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which address ranges neither the host nor a network uses. */
final class FreeRanges {
    private static final Logger LOG = LoggerFactory.getLogger(FreeRanges.class);
    private static final int SIZE = 24;
    private static final int SIZE_6 = 64;
    private static final int TRIES = 64;

    /** Of addresses that nobody coordinates (RFC 4193). */
    private static final BigInteger LOCAL_6 = BigInteger.valueOf(0xfd).shiftLeft(120);

    private final HostAddresses host;
    private final RandomGenerator random;

    FreeRanges(HostAddresses host, RandomGenerator random) {
        this.host = host;
        this.random = random;
    }

    /** All that is taken. */
    List<Taken> taken(Collection<Network> networks) {
        List<Taken> found = new ArrayList<>(host.all());
        for (Network network : networks) {
            for (String range : network.subnets()) {
                try {
                    found.add(new Taken(Subnet.parse(range), "the network " + network.name()));
                } catch (EngineException unreadable) {
                    LOG.debug("network {}: {}", network.name(), unreadable.message());
                }
            }
        }
        return found;
    }

    /** IN_USE, saying by what, if a range overlaps one that is taken. */
    static void requireFree(Subnet wanted, List<Taken> taken) {
        for (Taken other : taken) {
            if (other.subnet().overlaps(wanted)) {
                throw EngineException.of(
                                ErrorKind.IN_USE,
                                "could not use the address range " + wanted + ": it overlaps " + other.subnet() + ", "
                                        + other.by())
                        .hint("Give another range, or none to have a free one chosen.")
                        .detail("overlaps", other.subnet().toString())
                        .detail("holder", other.by());
            }
        }
    }

    /** The first /24 of a pool that is free, or the pool if it is smaller; EXHAUSTED if none is. */
    static Subnet choose(Subnet pool, List<Taken> taken, String network) {
        Subnet candidate = new Subnet(pool.base(), Math.max(SIZE, pool.prefix()));
        while (pool.contains(candidate.base())) {
            if (isFree(candidate, taken)) {
                return candidate;
            }
            candidate = candidate.next();
        }
        throw EngineException.of(
                        ErrorKind.EXHAUSTED,
                        "could not make the network " + network + ": no range of " + pool + " is free on this host")
                .hint("Set another range in the configuration ([network] in the file).");
    }

    /** A free /64 of those for local use. */
    Subnet choose6(List<Taken> taken, String network) {
        for (int i = 0; i < TRIES; i++) {
            BigInteger base =
                    LOCAL_6.or(BigInteger.valueOf(random.nextLong() >>> 8).shiftLeft(64));
            Subnet candidate = new Subnet(new IpAddress(base, IpAddress.V6), SIZE_6);
            if (isFree(candidate, taken)) {
                return candidate;
            }
        }
        throw EngineException.of(
                ErrorKind.EXHAUSTED, "could not make the network " + network + ": no IPv6 range is free on this host");
    }

    private static boolean isFree(Subnet candidate, List<Taken> taken) {
        return taken.stream().noneMatch(other -> other.subnet().overlaps(candidate));
    }
}
