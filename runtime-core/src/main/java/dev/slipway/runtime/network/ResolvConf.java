package dev.slipway.runtime.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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

    /** Its content for a container; without servers where the host has none that a container could reach. */
    public static String ofHost() {
        return of(HOST, RESOLVED);
    }

    /**
     * Its content for a container with a network's own name servers, which know the host's.
     *
     * @param search domains in which names without one are looked for, before those of the host
     */
    public static String of(List<String> servers, List<String> search) {
        return of(servers, search, ofHost());
    }

    static String of(List<String> servers, List<String> search, String host) {
        List<String> domains = new ArrayList<>(search);
        StringBuilder text = new StringBuilder();
        for (String line : host.lines().toList()) {
            List<String> words = List.of(line.strip().split("\\s+", -1));
            if (words.get(0).equals("search") || words.get(0).equals("domain")) {
                domains.addAll(words.subList(1, words.size()));
            } else if (!words.get(0).equals("nameserver")) {
                text.append(line).append('\n');
            }
        }
        if (!domains.isEmpty()) {
            text.append("search ")
                    .append(String.join(" ", new LinkedHashSet<>(domains)))
                    .append('\n');
        }
        servers.forEach(server -> text.append("nameserver ").append(server).append('\n'));
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
