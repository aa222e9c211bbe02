package dev.slipway.runtime.network;

import java.util.List;

/**
 * A wish to join a network namespace to networks.
 *
 * @param containerId full id of the container whose namespace it is
 * @param containerName shown to plugins
 * @param netns path of the network namespace
 * @param networks in order: the first becomes {@code eth0}, the next {@code eth1}
 * @param ports published through the first network that can
 */
public record Attachment(
        String containerId, String containerName, String netns, List<Wish> networks, List<PortMapping> ports) {
    public Attachment {
        networks = List.copyOf(networks);
        ports = List.copyOf(ports);
    }

    /** One network to join, by its name, and what is wanted of the place on it. */
    public record Wish(String network, NetworkOptions options) {}

    /** Joins networks with any free address. */
    public static Attachment of(
            String containerId, String containerName, String netns, List<String> networks, List<PortMapping> ports) {
        return new Attachment(
                containerId,
                containerName,
                netns,
                networks.stream()
                        .map(name -> new Wish(name, NetworkOptions.NONE))
                        .toList(),
                ports);
    }

    /** Joins the networks of {@code earlier} with the addresses held then. */
    public static Attachment again(
            String containerId,
            String containerName,
            String netns,
            List<NetworkStatus> earlier,
            List<PortMapping> ports) {
        return new Attachment(
                containerId,
                containerName,
                netns,
                earlier.stream()
                        .map(status ->
                                new Wish(status.network(), new NetworkOptions(status.hosts(), status.mac(), List.of())))
                        .toList(),
                ports);
    }
}
