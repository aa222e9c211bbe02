package dev.slipway.gui.form;

import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.PortMapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Published ports as people type them: {@code 8080:80}, {@code 127.0.0.1:8080:80/udp}, one a line or parted by commas. */
public final class Ports {
    private static final Pattern PORT = Pattern.compile(
            "(?:(?<ip>\\d{1,3}(?:\\.\\d{1,3}){3}|\\[[0-9a-fA-F:]+]):)?(?<host>\\d{1,5}):(?<container>\\d{1,5})"
                    + "(?:/(?<protocol>tcp|udp|sctp))?");
    private static final int HIGHEST = 65_535;

    private Ports() {}

    /** What is wrong with a text, a sentence; empty for nothing. */
    public static String fault(String text) {
        Set<String> taken = new HashSet<>();
        for (String word : words(text)) {
            Optional<PortMapping> port = port(word);
            if (port.isEmpty()) {
                return Texts.get("form.port", word);
            }
            PortMapping mapping = port.get();
            if (!taken.add(mapping.hostIp() + "/" + mapping.hostPort() + "/" + protocol(mapping))) {
                return Texts.get("form.port.twice", mapping.hostPort());
            }
        }
        return "";
    }

    /** The ports of a text with which nothing is wrong. */
    public static List<PortMapping> read(String text) {
        List<PortMapping> ports = new ArrayList<>();
        words(text).forEach(word -> port(word).ifPresent(ports::add));
        return ports;
    }

    /** A published port as people read it: {@code 8080 → 80}. */
    public static String words(PortMapping port) {
        String ip = port.hostIp();
        String shown = (ip == null || ip.isEmpty() ? "" : ip + ":") + port.hostPort() + " → " + port.containerPort();
        return protocol(port).equals("tcp") ? shown : shown + "/" + protocol(port);
    }

    /** A published port as one types it: {@code 8080:80}, {@code [::1]:53:53/udp}. */
    public static String typed(PortMapping port) {
        String ip = port.hostIp();
        String host = ip == null || ip.isEmpty() ? "" : ip.indexOf(':') < 0 ? ip + ":" : "[" + ip + "]:";
        String shown = host + port.hostPort() + ":" + port.containerPort();
        return protocol(port).equals("tcp") ? shown : shown + "/" + protocol(port);
    }

    private static String protocol(PortMapping port) {
        String protocol = port.protocol();
        return protocol == null ? "tcp" : protocol;
    }

    private static List<String> words(String text) {
        return Pattern.compile("[,\\s]+")
                .splitAsStream(text.strip())
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Optional<PortMapping> port(String word) {
        Matcher matcher = PORT.matcher(word);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int host = Integer.parseInt(matcher.group("host"));
        int container = Integer.parseInt(matcher.group("container"));
        if (host < 1 || host > HIGHEST || container < 1 || container > HIGHEST) {
            return Optional.empty();
        }
        String ip = matcher.group("ip");
        return Optional.of(new PortMapping(
                ip == null ? null : ip.replaceAll("[\\[\\]]", ""), host, container, matcher.group("protocol")));
    }
}
