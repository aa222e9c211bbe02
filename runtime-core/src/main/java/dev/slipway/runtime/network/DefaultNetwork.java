package dev.slipway.runtime.network;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;

/** Writes the list of the default network: a bridge with addresses of its own, published ports, and a firewall. */
final class DefaultNetwork {
    private final ObjectMapper json;
    private final NetworkSettings settings;
    private final HostAddresses host;
    private final FreeRanges ranges;

    DefaultNetwork(ObjectMapper json, NetworkSettings settings, HostAddresses host, FreeRanges ranges) {
        this.json = json;
        this.settings = settings;
        this.host = host;
        this.ranges = ranges;
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
        Subnet held = host.of(settings.bridge());
        return held != null
                ? held
                : FreeRanges.choose(Subnet.parse(settings.pool()), ranges.taken(others), settings.defaultNetwork());
    }

    private ObjectNode list(Subnet subnet) {
        ObjectNode list = json.createObjectNode();
        list.put("cniVersion", "1.0.0").put("name", settings.defaultNetwork());
        ArrayNode plugins = list.putArray("plugins");
        ObjectNode bridge = plugins.addObject().put("type", "bridge").put("bridge", settings.bridge());
        bridge.put("isGateway", true).put("ipMasq", true).put("hairpinMode", true);
        ObjectNode ipam = bridge.putObject("ipam").put("type", "host-local");
        ipam.putArray("routes").addObject().put("dst", "0.0.0.0/0");
        ipam.putArray("ranges")
                .addArray()
                .addObject()
                .put("subnet", subnet.toString())
                .put("gateway", subnet.gateway().toString());
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
