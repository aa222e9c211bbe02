package dev.slipway.runtime.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * One network to join.
     *
     * @param network its name
     * @param address the address wanted, without prefix length; null for any
     * @param mac the hardware address wanted; null for any
     */
    public record Wish(
            String network,
            @Nullable String address,
            @Nullable String mac) {}

    /** Joins networks with any free address. */
    public static Attachment of(
            String containerId, String containerName, String netns, List<String> networks, List<PortMapping> ports) {
        return new Attachment(
                containerId,
                containerName,
                netns,
                networks.stream().map(name -> new Wish(name, null, null)).toList(),
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
                earlier.stream().map(Attachment::wish).toList(),
                ports);
    }

    private static Wish wish(NetworkStatus status) {
        String address = status.addresses().stream()
                .findFirst()
                .map(text -> text.replaceFirst("/.*", ""))
                .orElse(null);
        return new Wish(status.network(), address, status.mac());
    }
}
