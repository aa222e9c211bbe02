package dev.slipway.runtime.network;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ranges that the host's interfaces and routes use. */
final class HostAddresses {
    private static final Path ROUTES = Path.of("/proc/net/route");
    private static final Path ROUTES_6 = Path.of("/proc/net/ipv6_route");

    /** The IPv4 range of this interface; null if there is no such interface or it has no IPv4 address. */
    @Nullable
    Subnet of(String interfaceName) {
        try {
            NetworkInterface found = NetworkInterface.getByName(interfaceName);
            return found == null
                    ? null
                    : ranges(found).stream()
                            .map(Taken::subnet)
                            .filter(range -> !range.isIpv6())
                            .findFirst()
                            .orElse(null);
        } catch (SocketException e) {
            throw unreadable(e);
        }
    }

    /** Whether there is an interface of this name. */
    boolean exists(String interfaceName) {
        return Files.exists(Path.of("/sys/class/net").resolve(interfaceName));
    }

    /** All ranges in use; default routes, loopback, link-local and multicast left out. */
    List<Taken> all() {
        List<Taken> found = new ArrayList<>();
        try {
            NetworkInterface.networkInterfaces().forEach(one -> found.addAll(ranges(one)));
            if (Files.isReadable(ROUTES)) {
                Files.readAllLines(ROUTES).stream().skip(1).forEach(line -> addRoute(line, found));
            }
            if (Files.isReadable(ROUTES_6)) {
                Files.readAllLines(ROUTES_6).forEach(line -> addRoute6(line, found));
            }
            return found;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static List<Taken> ranges(NetworkInterface from) {
        List<Taken> found = new ArrayList<>();
        for (InterfaceAddress address : from.getInterfaceAddresses()) {
            InetAddress inet = address.getAddress();
            if (!inet.isLinkLocalAddress()) {
                IpAddress own = IpAddress.of(inet);
                found.add(new Taken(
                        new Subnet(own, address.getNetworkPrefixLength()),
                        "the address " + own + " of " + from.getName()));
            }
        }
        return found;
    }

    private static void addRoute(String line, List<Taken> found) {
        String[] fields = line.trim().split("\\s+", -1);
        if (fields.length < 8) {
            return;
        }
        long destination = Integer.toUnsignedLong(Integer.reverseBytes(Integer.parseUnsignedInt(fields[1], 16)));
        int mask = Integer.parseUnsignedInt(fields[7], 16);
        if (mask != 0) {
            found.add(route(
                    new Subnet(new IpAddress(BigInteger.valueOf(destination), IpAddress.V4), Integer.bitCount(mask)),
                    fields[0]));
        }
    }

    private static void addRoute6(String line, List<Taken> found) {
        String[] fields = line.trim().split("\\s+", -1);
        if (fields.length < 10 || fields[9].equals("lo")) {
            return;
        }
        int prefix = Integer.parseInt(fields[1], 16);
        boolean reserved = fields[0].startsWith("fe8") || fields[0].startsWith("ff");
        if (prefix > 0 && !reserved) {
            found.add(route(new Subnet(new IpAddress(new BigInteger(fields[0], 16), IpAddress.V6), prefix), fields[9]));
        }
    }

    private static Taken route(Subnet range, String interfaceName) {
        return new Taken(range, "the route to " + range + " of " + interfaceName);
    }

    private static EngineException unreadable(IOException e) {
        return EngineException.of(ErrorKind.NETWORK, "could not read the host's addresses: " + e.getMessage(), e);
    }
}
