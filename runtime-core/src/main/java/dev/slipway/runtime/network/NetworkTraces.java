package dev.slipway.runtime.network;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Program;
import dev.slipway.runtime.os.ProgramResult;
import dev.slipway.runtime.os.ProgramRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What plugins leave of a network that has no members any more: its bridge, the folder of its addresses, rules of the
 * packet filter that name the bridge, its name server.
 */
final class NetworkTraces {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkTraces.class);
    private static final Path ADDRESSES = Path.of("/var/lib/cni/networks");
    private static final Path INTERFACES = Path.of("/sys/class/net");
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");

    private final ProgramRunner programs;
    private final NameServers nameServers;

    NetworkTraces(ProgramRunner programs, NameServers nameServers) {
        this.programs = programs;
        this.nameServers = nameServers;
    }

    /** IN_USE where somebody else, such as podman, has members on it. */
    void requireUnused(Network network) {
        List<String> addresses = addresses(network);
        if (!addresses.isEmpty()) {
            throw EngineException.of(
                            ErrorKind.IN_USE,
                            "could not remove the network " + network.name() + ": " + String.join(", ", addresses)
                                    + " on it belong to none of our containers")
                    .about(network.name())
                    .hint("Another engine, such as podman, has containers on it: remove them there first.");
        }
    }

    /** Removes them; what is not there is no error. NETWORK if the bridge stays. */
    void remove(Network network) {
        nameServers.remove(network);
        String bridge = network.bridge();
        if (network.driver().equals("bridge") && bridge != null) {
            removeBridge(bridge);
            for (String program : List.of("iptables", "ip6tables")) {
                removeRules(program, bridge);
            }
        }
        Path folder = ADDRESSES.resolve(network.name());
        for (Path file : children(folder)) {
            delete(file);
        }
        delete(folder);
    }

    private void removeBridge(String bridge) {
        Path device = INTERFACES.resolve(bridge);
        if (!Files.isDirectory(device.resolve("bridge"))) {
            return;
        }
        List<Path> ports = children(device.resolve("brif"));
        if (!ports.isEmpty()) {
            LOG.warn("the bridge {} is kept: {} is on it", bridge, ports.get(0).getFileName());
            return;
        }
        ProgramResult removed = run(List.of("ip", "link", "delete", bridge));
        if (!removed.succeeded() && Files.exists(device)) {
            throw EngineException.of(
                    ErrorKind.NETWORK, "could not remove the bridge " + bridge + ": " + removed.errors());
        }
    }

    private void removeRules(String program, String bridge) {
        try {
            ProgramResult rules = run(List.of(program, "--wait", "-S"));
            rules.output().lines().forEach(line -> {
                List<String> words = words(line);
                if (words.size() > 2 && words.get(0).equals("-A") && words.contains(bridge)) {
                    List<String> command = new ArrayList<>(List.of(program, "--wait", "-D"));
                    command.addAll(words.subList(1, words.size()));
                    run(command);
                }
            });
        } catch (EngineException e) {
            LOG.debug("rules of {} could not be looked for: {}", bridge, e.message());
        }
    }

    /** The words of a line as iptables-save(8) writes it. */
    static List<String> words(String line) {
        List<String> found = new ArrayList<>();
        Matcher each = WORD.matcher(line);
        while (each.find()) {
            found.add(each.group(1) == null ? each.group(2) : each.group(1).replaceAll("\\\\(.)", "$1"));
        }
        return found;
    }

    private static List<String> addresses(Network network) {
        return children(ADDRESSES.resolve(network.name())).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> Character.digit(name.charAt(0), 16) >= 0 && (name.contains(".") || name.contains(":")))
                .toList();
    }

    private ProgramResult run(List<String> command) {
        return programs.run(Program.of(ErrorKind.NETWORK, command));
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} could not be removed: {}", file, e.getMessage());
        }
    }
}
