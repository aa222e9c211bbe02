package dev.slipway.runtime.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.network.NetworkStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The addresses of a container and of its pod beside its images, in podman's form, so that they get them again. */
final class SavedNetworks {
    private SavedNetworks() {}

    static void write(Path folder, List<NetworkStatus> places) {
        write(folder, Members.NETWORK, places);
    }

    /** Those of the pod that the container is in. */
    static void writeOfPod(Path folder, List<NetworkStatus> places) {
        write(folder, Members.POD_NETWORK, places);
    }

    private static void write(Path folder, String member, List<NetworkStatus> places) {
        SavedJson.write(folder.resolve(member), places.isEmpty() ? NullNode.getInstance() : form(places));
    }

    private static ObjectNode form(List<NetworkStatus> places) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        for (NetworkStatus place : places) {
            ObjectNode entry = all.withObjectProperty(place.network())
                    .withObjectProperty("interfaces")
                    .withObjectProperty(place.interfaceName());
            for (String address : place.addresses()) {
                ObjectNode subnet = entry.withArrayProperty("subnets").addObject();
                subnet.put("ipnet", address);
                if (place.gateway() != null) {
                    subnet.put("gateway", place.gateway());
                }
            }
            if (place.mac() != null) {
                entry.put("mac_address", place.mac());
            }
        }
        return all;
    }

    /** Those that were saved; none where there is no such file. CHECKPOINT where it is damaged. */
    static List<NetworkStatus> read(Path folder) {
        return readFile(folder.resolve(Members.NETWORK));
    }

    /** Those of the pod; none for a container that was in none, and for one that came from elsewhere. */
    static List<NetworkStatus> readOfPod(Path folder) {
        return readFile(folder.resolve(Members.POD_NETWORK));
    }

    private static List<NetworkStatus> readFile(Path file) {
        List<NetworkStatus> found = new ArrayList<>();
        if (!Files.exists(file)) {
            return found;
        }
        JsonNode all = SavedJson.read(file, JsonNode.class, "the container's addresses");
        for (var network : all.properties()) {
            for (var each : network.getValue().path("interfaces").properties()) {
                List<String> addresses = new ArrayList<>();
                String gateway = null;
                for (JsonNode subnet : each.getValue().path("subnets")) {
                    addresses.add(subnet.path("ipnet").asText());
                    gateway =
                            subnet.hasNonNull("gateway") ? subnet.get("gateway").asText() : gateway;
                }
                String mac = each.getValue().path("mac_address").asText("");
                found.add(new NetworkStatus(
                        network.getKey(), each.getKey(), mac.isEmpty() ? null : mac, addresses, gateway));
            }
        }
        return found;
    }
}
