package dev.slipway.gui.network;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.ObjectColumns;
import dev.slipway.gui.view.ObjectTable;
import dev.slipway.gui.view.Rows;
import java.util.List;
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
                                NetworkUse::words,
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
