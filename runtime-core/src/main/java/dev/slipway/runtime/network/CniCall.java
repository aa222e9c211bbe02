package dev.slipway.runtime.network;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a CNI plugin is told in its environment.
 *
 * @param command {@code ADD}, {@code CHECK} or {@code DEL}
 * @param containerId full id
 * @param netns path of the network namespace; null where it is gone, which only DEL allows
 * @param interfaceName interface in the container
 * @param arguments {@code CNI_ARGS}, {@code IgnoreUnknown=1;K8S_POD_NAME=web}
 */
record CniCall(String command, String containerId, @Nullable String netns, String interfaceName, String arguments) {
    CniCall with(String other) {
        return new CniCall(other, containerId, netns, interfaceName, arguments);
    }

    Map<String, String> environment() {
        return Map.of(
                "CNI_COMMAND", command,
                "CNI_CONTAINERID", containerId,
                "CNI_NETNS", netns == null ? "" : netns,
                "CNI_IFNAME", interfaceName,
                "CNI_ARGS", arguments);
    }
}
