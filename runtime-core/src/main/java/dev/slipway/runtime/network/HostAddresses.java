package dev.slipway.runtime.network;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The IPv4 ranges that the host's interfaces and routes use. */
final class HostAddresses {
    private static final Path ROUTES = Path.of("/proc/net/route");

    /** The range of this interface; null if there is no such interface or it has no IPv4 address. */
    @Nullable
    Subnet of(String interfaceName) {
        try {
            NetworkInterface found = NetworkInterface.getByName(interfaceName);
            return found == null ? null : ranges(found).stream().findFirst().orElse(null);
        } catch (SocketException e) {
            throw unreadable(e);
        }
    }

    /** All ranges in use, the default route left out. */
    Collection<Subnet> all() {
        List<Subnet> found = new ArrayList<>();
        try {
            NetworkInterface.networkInterfaces().forEach(one -> found.addAll(ranges(one)));
            if (Files.isReadable(ROUTES)) {
                Files.readAllLines(ROUTES).stream().skip(1).forEach(line -> addRoute(line, found));
            }
            return found;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static List<Subnet> ranges(NetworkInterface from) {
        List<Subnet> found = new ArrayList<>();
        for (InterfaceAddress address : from.getInterfaceAddresses()) {
            if (address.getAddress() instanceof Inet4Address inet) {
                found.add(Subnet.parse(inet.getHostAddress() + "/" + address.getNetworkPrefixLength()));
            }
        }
        return found;
    }

    private static void addRoute(String line, List<Subnet> found) {
        String[] fields = line.trim().split("\\s+", -1);
        if (fields.length < 8) {
            return;
        }
        long destination = Integer.toUnsignedLong(Integer.reverseBytes(Integer.parseUnsignedInt(fields[1], 16)));
        int mask = Integer.parseUnsignedInt(fields[7], 16);
        if (mask != 0) {
            found.add(new Subnet(destination, Integer.bitCount(mask)));
        }
    }

    private static EngineException unreadable(IOException e) {
        return EngineException.of(ErrorKind.NETWORK, "could not read the host's addresses: " + e.getMessage(), e);
    }
}
