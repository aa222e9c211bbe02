package dev.slipway.gui.network;

import dev.slipway.gui.format.Labels;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.model.NetworkSummary;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A network, and who is on it.
 *
 * @param members names of containers and pods
 */
record NetworkUse(NetworkSummary network, List<String> members) {
    NetworkUse {
        members = List.copyOf(members);
    }

    /** All networks of a world. */
    static List<NetworkUse> all(World world) {
        return world.networks().stream()
                .map(network -> new NetworkUse(
                        network,
                        Member.of(world, network.name()).stream()
                                .map(Member::name)
                                .toList()))
                .toList();
    }

    /** What is special about it, in words. */
    String traits() {
        return Stream.of(
                        network.isDefault() ? Texts.get("network.trait.default") : "",
                        network.internal() ? Texts.get("network.trait.internal") : "",
                        network.isolated() ? Texts.get("network.trait.isolated") : "",
                        network.names() ? Texts.get("network.trait.names") : "",
                        network.ours() ? "" : Texts.get("network.trait.others"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** In which the filter's words are looked for. */
    String words() {
        return String.join(
                " ",
                network.name(),
                network.driver(),
                String.join(" ", network.subnets()),
                traits(),
                Labels.words(network.labels()),
                String.join(" ", members),
                members.isEmpty() ? Texts.get("table.unused") : "");
    }
}
