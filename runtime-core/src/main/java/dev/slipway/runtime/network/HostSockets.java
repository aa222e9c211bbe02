package dev.slipway.runtime.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sockets of the host that wait for others to connect, as proc_net(5) lists them. */
public final class HostSockets {
    private static final Logger LOG = LoggerFactory.getLogger(HostSockets.class);
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    /** Of UDP: bound, and connected to nobody. */
    private static final String UNCONNECTED = "07";

    /** Who has a socket at the port of the host that is wanted, in words; empty if nobody has. */
    public Optional<String> holder(PortMapping wanted) {
        String state = wanted.protocol().equals("udp") ? UNCONNECTED : LISTENING;
        for (String family : List.of("", "6")) {
            Path table = PROC.resolve("net").resolve(wanted.protocol() + family);
            if (!Files.isReadable(table)) {
                continue;
            }
            try (Stream<String> lines = Files.lines(table)) {
                Optional<String> inode = lines.skip(1)
                        .map(line -> line.trim().split("\\s+", -1))
                        .filter(fields -> fields.length > 9 && fields[3].equals(state) && isAt(fields[1], wanted))
                        .map(fields -> fields[9])
                        .findFirst();
                if (inode.isPresent()) {
                    return inode.map(HostSockets::owner);
                }
            } catch (IOException | UncheckedIOException e) {
                LOG.debug("{} could not be read", table, e);
            }
        }
        return Optional.empty();
    }

    /** Whether {@code local}, ADDRESS:PORT in hexadecimal digits, would get what comes in at the port. */
    private static boolean isAt(String local, PortMapping wanted) {
        int colon = local.indexOf(':');
        if (Integer.parseInt(local.substring(colon + 1), 16) != wanted.hostPort()) {
            return false;
        }
        IpAddress address = address(local.substring(0, colon));
        String ip = wanted.hostIp();
        return ip == null || isAny(address) || isAny(IpAddress.parse(ip)) || address.equals(IpAddress.parse(ip));
    }

    static boolean isAny(IpAddress address) {
        return address.value().signum() == 0;
    }

    /**
     * Words of 32 bits, each in the byte order of this machine, which is that of all that run containers today. A socket of
     * both families that is bound to an IPv4 address has that.
     */
    private static IpAddress address(String digits) {
        byte[] bytes = HexFormat.of().parseHex(digits);
        byte[] ordered = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            ordered[i] = bytes[i / 4 * 4 + 3 - i % 4];
        }
        try {
            return IpAddress.of(InetAddress.getByAddress(ordered));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the kernel lists addresses of 4 and 16 bytes", e);
        }
    }

    private static String owner(String inode) {
        String link = "socket:[" + inode + "]";
        try (Stream<Path> processes = Files.list(PROC)) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .filter(process -> has(process, link))
                    .findFirst()
                    .map(process -> "the program " + name(process) + " (pid " + process.getFileName() + ")")
                    .orElse("a program of the host");
        } catch (IOException | UncheckedIOException e) {
            return "a program of the host";
        }
    }

    private static boolean has(Path process, String link) {
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            return descriptors.anyMatch(descriptor -> link.equals(target(descriptor)));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static String name(Path process) {
        try {
            return Files.readString(process.resolve("comm")).strip();
        } catch (IOException e) {
            return "that has just ended";
        }
    }
}
