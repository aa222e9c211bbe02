package dev.slipway.runtime.network;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    /** The argument that tells a container's name. */
    static final String NAME = "K8S_POD_NAME=";

    private static final Pattern NAMED = Pattern.compile("(?<=" + NAME + ")[^;]*");

    CniCall with(String other) {
        return new CniCall(other, containerId, netns, interfaceName, arguments);
    }

    /** The same for a container of this name. */
    CniCall named(String name) {
        return new CniCall(
                command,
                containerId,
                netns,
                interfaceName,
                NAMED.matcher(arguments).replaceFirst(Matcher.quoteReplacement(name)));
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
