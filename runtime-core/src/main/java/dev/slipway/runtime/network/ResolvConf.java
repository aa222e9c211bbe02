package dev.slipway.runtime.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The host's {@code /etc/resolv.conf} (resolv.conf(5)) for a network namespace of its own, in which the host's loopback
 * addresses answer nothing.
 */
public final class ResolvConf {
    private static final Logger LOG = LoggerFactory.getLogger(ResolvConf.class);
    private static final Path HOST = Path.of("/etc/resolv.conf");

    /** What systemd-resolved asks itself (systemd-resolved.service(8)). */
    private static final Path RESOLVED = Path.of("/run/systemd/resolve/resolv.conf");

    private ResolvConf() {}

    /**
     * Its content for a container.
     *
     * @param wanted by the container
     * @param servers its networks' own name servers, which know the host's; empty for the host's
     * @param search its networks' domains, before those of the host
     */
    public static String of(Dns wanted, List<String> servers, List<String> search) {
        return of(wanted, servers, search, of(HOST, RESOLVED));
    }

    static String of(Dns wanted, List<String> servers, List<String> search, String host) {
        List<String> asked = wanted.servers().isEmpty() ? servers : wanted.servers();
        Set<String> domains = new LinkedHashSet<>(wanted.search().isEmpty() ? search : wanted.search());
        StringBuilder text = new StringBuilder();
        for (String line : host.lines().toList()) {
            List<String> words = List.of(line.strip().split("\\s+", -1));
            boolean hostsOwn =
                    switch (words.get(0)) {
                        case "search", "domain" -> {
                            domains.addAll(wanted.search().isEmpty() ? words.subList(1, words.size()) : List.of());
                            yield false;
                        }
                        case "nameserver" -> asked.isEmpty();
                        case "options" -> wanted.options().isEmpty();
                        default -> true;
                    };
            if (hostsOwn) {
                text.append(line).append('\n');
            }
        }
        domains.remove(".");
        if (!domains.isEmpty()) {
            text.append("search ").append(String.join(" ", domains)).append('\n');
        }
        if (!wanted.options().isEmpty()) {
            text.append("options ").append(String.join(" ", wanted.options())).append('\n');
        }
        asked.forEach(server -> text.append("nameserver ").append(server).append('\n'));
        return text.toString();
    }

    static String of(Path host, Path resolved) {
        String own = reachable(host);
        return hasServer(own) || !Files.isReadable(resolved) ? own : reachable(resolved);
    }

    private static String reachable(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> !loopback(line))
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("{} could not be read", file, e);
            return "";
        }
    }

    private static boolean hasServer(String content) {
        return content.lines().anyMatch(line -> !server(line).isEmpty());
    }

    private static boolean loopback(String line) {
        String server = server(line);
        return server.startsWith("127.") || server.equals("::1");
    }

    /** The server that a line names; empty if it names none. */
    private static String server(String line) {
        List<String> words = List.of(line.strip().split("\\s+", -1));
        return words.size() > 1 && words.get(0).equals("nameserver") ? words.get(1) : "";
    }
}
