package dev.slipway.runtime.network;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs the chain of a network list (CNI specification 1.0, section 3). */
final class CniRunner {
    private final ObjectMapper json;
    private final CniPlugin plugin;
    private final NameServers nameServers;

    CniRunner(ObjectMapper json, CniPlugin plugin, NameServers nameServers) {
        this.json = json;
        this.plugin = plugin;
        this.nameServers = nameServers;
    }

    /**
     * Runs ADD, first plugin to last, each with the result of the one before it.
     *
     * @param capabilities runtime configuration by name, {@code portMappings}; a plugin gets what it says it takes
     * @param between told the result of each but the last before the next one runs: what DEL needs if ADD is cut short
     * @return the result of the last
     */
    ObjectNode add(Network network, CniCall call, ObjectNode capabilities, Consumer<ObjectNode> between) {
        ObjectNode previous = null;
        for (ObjectNode each : network.plugins()) {
            if (previous != null) {
                between.accept(previous);
            }
            previous = plugin.run(call.with("ADD"), configuration(network, each, capabilities, previous));
        }
        return previous == null ? json.createObjectNode() : previous;
    }

    /**
     * Runs CHECK against the result of ADD; does nothing where the list or its version leaves CHECK out. The plugin
     * dnsname is left out: it looks for its files in another folder than where it writes them, and never finds them.
     */
    void check(Network network, CniCall call, ObjectNode capabilities, ObjectNode result) {
        if (network.disableCheck() || !atLeast04(network)) {
            return;
        }
        for (ObjectNode each : network.plugins()) {
            if (!each.path("type").asText().equals(NameServers.PLUGIN)) {
                plugin.run(call.with("CHECK"), configuration(network, each, capabilities, result));
            }
        }
    }

    /**
     * Runs DEL, last plugin to first. A plugin that fails keeps none of the others from running.
     *
     * @param result that of ADD, or that of its last plugin that ended; null where none did
     * @throws EngineException NETWORK, the first failure
     */
    void delete(Network network, CniCall call, ObjectNode capabilities, @Nullable ObjectNode result) {
        EngineException first = null;
        List<ObjectNode> plugins = network.plugins();
        nameServers.forgetStranger(network);
        for (int i = plugins.size() - 1; i >= 0; i--) {
            if (plugins.get(i).path("type").asText().equals(NameServers.PLUGIN) && nameServers.isGone(network)) {
                continue;
            }
            ObjectNode previous = atLeast04(network) ? result : null;
            try {
                plugin.run(call.with("DEL"), configuration(network, plugins.get(i), capabilities, previous));
            } catch (EngineException e) {
                if (first == null) {
                    first = e;
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** Lets the name server know a member by the name of another call: by both for a moment, so that it is always found. */
    void rename(Network network, CniCall from, CniCall to, ObjectNode capabilities, ObjectNode result) {
        nameServers.forgetStranger(network);
        for (ObjectNode each : network.plugins()) {
            if (each.path("type").asText().equals(NameServers.PLUGIN)) {
                plugin.run(to.with("ADD"), configuration(network, each, capabilities, result));
                plugin.run(from.with("DEL"), configuration(network, each, capabilities, result));
            }
        }
    }

    private ObjectNode configuration(
            Network network, ObjectNode of, ObjectNode capabilities, @Nullable ObjectNode previous) {
        ObjectNode made = of.deepCopy();
        made.put("name", network.name()).put("cniVersion", network.cniVersion());
        ObjectNode told = json.createObjectNode();
        for (Iterator<String> names = capabilities.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (of.path("capabilities").path(name).asBoolean(false)) {
                told.set(name, capabilities.get(name));
            }
        }
        made.remove("capabilities");
        if (!told.isEmpty()) {
            made.set("runtimeConfig", told);
        }
        if (previous != null) {
            made.set("prevResult", previous);
        }
        return made;
    }

    private static boolean atLeast04(Network network) {
        return !network.cniVersion().startsWith("0.") || network.cniVersion().compareTo("0.4") >= 0;
    }
}
