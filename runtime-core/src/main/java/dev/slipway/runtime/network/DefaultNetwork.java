package dev.slipway.runtime.network;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;

/** Writes the list of the default network: a bridge with addresses of its own, published ports, and a firewall. */
final class DefaultNetwork {
    private final ObjectMapper json;
    private final NetworkSettings settings;
    private final HostAddresses host;

    DefaultNetwork(ObjectMapper json, NetworkSettings settings, HostAddresses host) {
        this.json = json;
        this.settings = settings;
        this.host = host;
    }

    /**
     * Makes the file.
     *
     * @param others the networks there are, whose ranges are left alone
     * @return the file
     */
    Path write(Collection<Network> others) {
        Path file = settings.ownDir().resolve(settings.defaultNetwork() + ".conflist");
        AtomicFile.write(file, bytes(list(choose(others))));
        return file;
    }

    private Subnet choose(Collection<Network> others) {
        Subnet pool = Subnet.parse(settings.pool());
        Subnet held = host.of(settings.bridge());
        if (held != null) {
            return held;
        }
        Collection<Subnet> taken = host.all();
        for (Network network : others) {
            network.subnets().stream()
                    .filter(text -> text.indexOf(':') < 0)
                    .map(Subnet::parse)
                    .forEach(taken::add);
        }
        int prefix = Math.max(24, pool.prefix());
        for (long base = pool.base(); base < pool.end(); base += 1L << (32 - prefix)) {
            Subnet candidate = new Subnet(base, prefix);
            if (taken.stream().noneMatch(candidate::overlaps)) {
                return candidate;
            }
        }
        throw EngineException.of(
                        ErrorKind.EXHAUSTED,
                        "could not make the network " + settings.defaultNetwork() + ": no range of " + pool
                                + " is free on this host")
                .hint("Set another range in the configuration ([network] in the file).");
    }

    private ObjectNode list(Subnet subnet) {
        ObjectNode list = json.createObjectNode();
        list.put("cniVersion", "1.0.0").put("name", settings.defaultNetwork());
        ArrayNode plugins = list.putArray("plugins");
        ObjectNode bridge = plugins.addObject().put("type", "bridge").put("bridge", settings.bridge());
        bridge.put("isGateway", true).put("ipMasq", true).put("hairpinMode", true);
        ObjectNode ipam = bridge.putObject("ipam").put("type", "host-local");
        ipam.putArray("routes").addObject().put("dst", "0.0.0.0/0");
        ipam.putArray("ranges").addArray().addObject().put("subnet", subnet.toString());
        ObjectNode portmap = plugins.addObject().put("type", "portmap");
        portmap.putObject("capabilities").put("portMappings", true);
        if (PluginFolders.has(settings.pluginDirs(), "firewall")) {
            plugins.addObject().put("type", "firewall");
        }
        return list;
    }

    private byte[] bytes(ObjectNode list) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(list);
        } catch (IOException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }
}
