package dev.slipway.runtime.network;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The file {@code /etc/hosts} (hosts(5)). */
public final class HostNames {
    private static final String LOCAL = "127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n";

    private HostNames() {}

    /**
     * Its content.
     *
     * @param networks whose addresses, each without its prefix length, are those of {@code names}; where there are none, these
     *     are localhost
     * @param names of who has the addresses
     * @param beside names of those that are found as localhost, each on a line of its own, so that it is its canonical name
     * @param others addresses of others with their names
     */
    public static String file(
            List<NetworkStatus> networks, List<String> names, List<String> beside, Map<String, List<String>> others) {
        StringBuilder text = new StringBuilder(LOCAL);
        List<String> addresses =
                networks.stream().flatMap(network -> network.hosts().stream()).toList();
        (addresses.isEmpty() ? List.of("127.0.0.1") : addresses).forEach(address -> line(text, address, names));
        beside.stream().sorted().forEach(name -> line(text, "127.0.0.1", List.of(name)));
        new TreeMap<>(others).forEach((address, theirs) -> line(text, address, theirs));
        return text.toString();
    }

    private static void line(StringBuilder text, String address, List<String> names) {
        if (!names.isEmpty()) {
            text.append(address).append('\t').append(String.join(" ", names)).append('\n');
        }
    }
}
