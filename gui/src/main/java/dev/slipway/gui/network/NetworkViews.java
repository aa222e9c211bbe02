package dev.slipway.gui.network;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.action.ActionContextBuilder;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.control.StatusLook;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.event.EventsView;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.Inspection;
import dev.slipway.gui.view.ObjectColumns;
import dev.slipway.gui.view.ObjectTab;
import dev.slipway.gui.view.ObjectTable;
import dev.slipway.gui.view.ObjectView;
import dev.slipway.gui.view.ObjectView.Content;
import dev.slipway.gui.view.PartedView;
import dev.slipway.gui.view.Rows;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.NetworkCalls;
import dev.slipway.protocol.model.NetworkDetail;
import dev.slipway.protocol.model.NetworkSummary;
import java.util.List;
import javafx.beans.InvalidationListener;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The tab of a network and its views. */
public final class NetworkViews {
    private NetworkViews() {}

    /** The tab of the network with that name. */
    public static ObjectTab<NetworkSummary> tab(Desk desk, String name) {
        return new ObjectTab<>(
                desk,
                name,
                new ObjectTab.Parts<>(
                        "network",
                        desk.world().networks()::find,
                        NetworkSummary::name,
                        network -> String.join("  ", network.subnets()),
                        networks -> ActionContext.ofNetworks(desk.connected(), networks),
                        List.of(
                                new ObjectView("overview", any -> overview(desk, name)),
                                new ObjectView(
                                        "events",
                                        any -> Content.of(EventsView.about(
                                                desk,
                                                event -> event.type().equals("network")
                                                        && event.id().equals(name)))))));
    }

    private static Content overview(Desk desk, String name) {
        NetworkFacts facts = new NetworkFacts();
        Inspection<NetworkDetail> inspection =
                new Inspection<>(desk, () -> desk.helper().call(NetworkCalls.INSPECT, new Common.Id(name)));
        inspection.detailProperty().subscribe(facts::detail);
        InvalidationListener changed =
                revision -> facts.show(desk.world().networks().find(name));
        desk.world().revisionProperty().addListener(changed);
        facts.show(desk.world().networks().find(name));
        inspection.look();
        return new Content(
                PartedView.of(inspection, facts.node(), members(desk, name)),
                () -> desk.world().revisionProperty().removeListener(changed));
    }

    private static ObjectTable<?> members(Desk desk, String name) {
        return ObjectTable.part(
                desk,
                Texts.get("network.members"),
                ObjectTable.Parts.of(
                        "network-members",
                        "member",
                        new Rows<>(
                                member -> member.container().id(),
                                Member::name,
                                () -> Member.of(desk.world(), name),
                                desk.world().containers(),
                                desk.world().pods()),
                        List.of(
                                ObjectColumns.status(member -> StatusLook.of(member.container())),
                                ObjectColumns.text(
                                        "name",
                                        190,
                                        member -> member.container().name(),
                                        "strong"),
                                ObjectColumns.text("pod", 110, Member::pod),
                                ObjectColumns.text("addresses", 200, Member::addresses, "mono"),
                                ObjectColumns.text("interface", 80, Member::interfaceName, "mono"),
                                ObjectColumns.text("mac", 140, Member::mac, "mono", "dim-text"),
                                ObjectColumns.text("ports", 200, Member::ports, "mono")),
                        members -> ActionContextBuilder.builder(desk.nothing())
                                .containers(
                                        members.stream().map(Member::container).toList())
                                .networks(networks(desk, name))
                                .build(),
                        member -> desk.openings().container(member.container().id()),
                        () -> Placeholder.empty(
                                MaterialDesignC.CUBE_OUTLINE,
                                Texts.get("network.unused"),
                                Texts.get("network.unused.text"),
                                desk.controls()
                                        .textButton(
                                                "network.connect",
                                                () -> ActionContext.ofNetworks(
                                                        desk.connected(), networks(desk, name))))));
    }

    private static List<NetworkSummary> networks(Desk desk, String name) {
        NetworkSummary network = desk.world().networks().find(name);
        return network == null ? List.of() : List.of(network);
    }
}
