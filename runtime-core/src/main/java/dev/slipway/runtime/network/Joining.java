package dev.slipway.runtime.network;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.locks.Lock;

/** Takes one place on one network, recorded before it begins, after each plugin, and at its end. */
final class Joining {
    /** Names of runtime configuration that plugins take. */
    static final String PORTS = "portMappings";

    private static final String ADDRESSES = "ips";

    private final ObjectMapper json;
    private final AttachmentStore store;
    private final CniRunner runner;
    private final BridgeAddress bridgeAddress;
    private final NameServers nameServers;

    Joining(
            ObjectMapper json,
            AttachmentStore store,
            CniRunner runner,
            BridgeAddress bridgeAddress,
            NameServers nameServers) {
        this.json = json;
        this.store = store;
        this.runner = runner;
        this.bridgeAddress = bridgeAddress;
        this.nameServers = nameServers;
    }

    /**
     * Joins.
     *
     * @param used held meanwhile; the network is not removed while it is
     * @param publish whether the ports are published through this network
     * @throws EngineException NO_SUCH_NETWORK if it was removed meanwhile; NETWORK, and what was taken is recorded
     */
    NetworkStatus join(
            Attachment wanted,
            Attachment.Wish wish,
            Network network,
            String interfaceName,
            boolean publish,
            Lock used) {
        CniCall call = new CniCall(
                "ADD", wanted.containerId(), wanted.netns(), interfaceName, arguments(wanted, wish, network));
        ObjectNode capabilities = capabilities(network, wish);
        if (publish) {
            ArrayNode mappings = capabilities.putArray(PORTS);
            wanted.ports().forEach(port -> mappings.addObject()
                    .put("hostIP", port.hostIp() == null ? "" : port.hostIp())
                    .put("hostPort", port.hostPort())
                    .put("containerPort", port.containerPort())
                    .put("protocol", port.protocol()));
        }
        AttachmentStore.Saved begun = new AttachmentStore.Saved(network, call, capabilities, null, false);
        used.lock();
        try {
            if (network.file() != null && !Files.exists(network.file())) {
                throw EngineException.of(
                        ErrorKind.NO_SUCH_NETWORK,
                        "could not join the network " + network.name() + ": it was removed meanwhile");
            }
            store.save(begun);
            bridgeAddress.restore(network);
            nameServers.forgetStranger(network);
            ObjectNode result =
                    runner.add(network, call, capabilities, partial -> store.save(begun.with(partial, false)));
            store.save(begun.with(result, true));
            return CniResult.status(network, interfaceName, result);
        } finally {
            used.unlock();
        }
    }

    private ObjectNode capabilities(Network network, Attachment.Wish wish) {
        ObjectNode capabilities = json.createObjectNode();
        if (!wish.options().addresses().isEmpty() && network.capable(ADDRESSES)) {
            ArrayNode wanted = capabilities.putArray(ADDRESSES);
            wish.options().addresses().forEach(wanted::add);
        }
        if (!wish.options().aliases().isEmpty()) {
            ArrayNode aliases = capabilities.putObject("aliases").putArray(network.name());
            wish.options().aliases().forEach(aliases::add);
        }
        return capabilities;
    }

    private static String arguments(Attachment wanted, Attachment.Wish wish, Network network) {
        StringBuilder text =
                new StringBuilder("IgnoreUnknown=1;").append(CniCall.NAME).append(wanted.containerName());
        List<String> addresses = wish.options().addresses();
        if (!addresses.isEmpty() && !network.capable(ADDRESSES)) {
            text.append(";IP=").append(addresses.get(0));
        }
        if (wish.options().mac() != null) {
            text.append(";MAC=").append(wish.options().mac());
        }
        return text.toString();
    }
}
