package dev.slipway.runtime.criu;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words for numbers of sockets (socket(2), tcp_states.h of the kernel, netlink(7)). */
final class SocketWords {
    private static final int TCP = 6;
    private static final Map<Integer, String> TYPES =
            Map.of(1, "stream", 2, "dgram", 3, "raw", 5, "seqpacket", 10, "packet");
    private static final Map<Integer, String> PROTOCOLS =
            Map.of(1, "icmp", 6, "tcp", 17, "udp", 58, "icmpv6", 132, "sctp", 136, "udplite", 255, "raw", 262, "mptcp");
    private static final Map<Integer, String> NETLINKS = Map.of(
            0, "route", 4, "sock-diag", 9, "audit", 11, "connector", 12, "netfilter", 15, "uevent", 16, "generic");
    private static final List<String> STATES = List.of(
            "established",
            "syn-sent",
            "syn-received",
            "fin-wait-1",
            "fin-wait-2",
            "time-wait",
            "close",
            "close-wait",
            "last-ack",
            "listen",
            "closing",
            "new-syn-received");

    private SocketWords() {}

    static String type(int number) {
        return word(TYPES, number);
    }

    static String protocol(int number) {
        return word(PROTOCOLS, number);
    }

    static String netlink(int number) {
        return word(NETLINKS, number);
    }

    private static String word(Map<Integer, String> words, int number) {
        return words.getOrDefault(number, Integer.toUnsignedString(number));
    }

    /** The state of a socket; only TCP uses all of them, the others have the first, the tenth, and no other. */
    static String state(int protocol, int number) {
        String word = number >= 1 && number <= STATES.size() ? STATES.get(number - 1) : "unknown";
        if (protocol == TCP) {
            return word;
        }
        return switch (word) {
            case "established" -> "connected";
            case "listen" -> word;
            default -> "unconnected";
        };
    }

    static boolean tcp(int protocol) {
        return protocol == TCP;
    }

    /** As {@code 0x0003}. */
    static String etherType(int number) {
        return String.format(Locale.ROOT, "0x%04x", number);
    }
}
