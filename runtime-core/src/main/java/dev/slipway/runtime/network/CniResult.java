package dev.slipway.runtime.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Reads what ADD answered (CNI specification 1.0, section 5). */
final class CniResult {
    private CniResult() {}

    /** The container's place on {@code network}, of the addresses of its interface. */
    static NetworkStatus status(Network network, String interfaceName, ObjectNode result) {
        int index = -1;
        String mac = null;
        JsonNode interfaces = result.path("interfaces");
        for (int i = 0; i < interfaces.size(); i++) {
            JsonNode each = interfaces.get(i);
            if (each.path("name").asText().equals(interfaceName)
                    && !each.path("sandbox").asText().isEmpty()) {
                index = i;
                mac = each.hasNonNull("mac") ? each.get("mac").asText() : null;
            }
        }
        List<String> addresses = new ArrayList<>();
        String gateway = null;
        for (JsonNode ip : result.path("ips")) {
            if (index >= 0 && ip.has("interface") && ip.get("interface").asInt() != index) {
                continue;
            }
            addresses.add(ip.path("address").asText());
            if (gateway == null && ip.hasNonNull("gateway")) {
                gateway = ip.get("gateway").asText();
            }
        }
        return new NetworkStatus(
                network.name(),
                interfaceName,
                mac,
                addresses,
                gateway,
                texts(result.path("dns").path("nameservers")),
                texts(result.path("dns").path("search")),
                network.names());
    }

    private static List<String> texts(JsonNode list) {
        List<String> found = new ArrayList<>();
        list.forEach(each -> found.add(each.asText()));
        return found;
    }
}
