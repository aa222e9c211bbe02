package dev.slipway.gui.network;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.filter.FilterWords;
import dev.slipway.gui.format.Labels;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.ObjectColumns;
import dev.slipway.gui.view.ObjectTable;
import dev.slipway.gui.view.Rows;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.model.NetworkSummary;
import java.util.List;
import java.util.stream.Stream;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** The table of all networks. */
public final class NetworkTable {
    private NetworkTable() {}

    /** A table that follows the world. */
    public static ObjectTable<?> of(Desk desk) {
        return new ObjectTable<>(
                desk,
                ObjectTable.Parts.of(
                        "networks",
                        "network",
                        new Rows<>(
                                use -> use.network().name(),
                                words(desk.world()),
                                () -> NetworkUse.all(desk.world()),
                                desk.world().networks(),
                                desk.world().containers(),
                                desk.world().pods()),
                        List.of(
                                ObjectColumns.text(
                                        "name", 200, use -> use.network().name(), "strong"),
                                ObjectColumns.text(
                                        "driver", 90, use -> use.network().driver()),
                                ObjectColumns.text(
                                        "subnets",
                                        220,
                                        use -> String.join(", ", use.network().subnets()),
                                        "mono"),
                                ObjectColumns.text("bridge", 130, NetworkTable::bridge, "mono"),
                                ObjectColumns.text("traits", 220, NetworkUse::traits, "dim-text"),
                                ObjectColumns.text("members", 220, use -> String.join(", ", use.members())),
                                ObjectColumns.age(use -> use.network().created())),
                        uses -> ActionContext.ofNetworks(
                                desk.connected(),
                                uses.stream().map(NetworkUse::network).toList()),
                        use -> desk.openings().network(use.network().name()),
                        () -> empty(desk)));
    }

    private static FilterWords<NetworkUse> words(World world) {
        return FilterWords.of(NetworkUse::words)
                .word(
                        "name",
                        (use, value) -> FilterWords.has(use.network().name(), value),
                        () -> world.networks().stream().map(NetworkSummary::name))
                .word(
                        "driver",
                        (use, value) -> FilterWords.has(use.network().driver(), value),
                        () -> world.networks().stream().map(NetworkSummary::driver))
                .word(
                        "subnet",
                        (use, value) -> use.network().subnets().stream().anyMatch(subnet -> subnet.startsWith(value)),
                        () -> world.networks().stream().flatMap(network -> network.subnets().stream()))
                .word(
                        "used",
                        (use, value) -> (use.members().isEmpty() ? "no" : "yes").startsWith(value),
                        () -> Stream.of("yes", "no"))
                .word(
                        "by",
                        (use, value) -> use.members().stream().anyMatch(member -> FilterWords.has(member, value)),
                        () -> NetworkUse.all(world).stream().flatMap(use -> use.members().stream()))
                .word(
                        "label",
                        (use, value) -> Labels.fits(use.network().labels(), value),
                        () -> world.networks().stream().flatMap(network -> Labels.terms(network.labels())));
    }

    private static String bridge(NetworkUse use) {
        String bridge = use.network().bridge();
        return bridge == null ? "" : bridge;
    }

    private static Placeholder empty(Desk desk) {
        var create = desk.controls().textButton("network.create", desk::nothing);
        create.getStyleClass().add("accent");
        return Placeholder.empty(
                MaterialDesignL.LAN, Texts.get("networks.empty"), Texts.get("networks.empty.text"), create);
    }
}
