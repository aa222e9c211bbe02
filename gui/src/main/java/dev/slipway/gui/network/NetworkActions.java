package dev.slipway.gui.network;

import dev.slipway.gui.action.Action;
import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.control.Question;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.CreationSheet;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.BulkAct;
import dev.slipway.protocol.call.NetworkCalls;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.NetworkSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignO;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The actions on networks and on their members; menus and tool bars show them in this order. */
public final class NetworkActions {
    private final Desk desk;

    private NetworkActions(Desk desk) {
        this.desk = desk;
    }

    /** Adds the actions to the desk's registry. */
    public static void register(Desk desk) {
        NetworkActions it = new NetworkActions(desk);
        CreationSheet<NetworkForm, NetworkCalls.Create> sheet = new CreationSheet<>(
                desk,
                "network",
                () -> new NetworkForm(desk.world()),
                kept -> true,
                NetworkFields::new,
                NetworkCalls.CREATE,
                NetworkForm::request,
                desk.openings()::network);
        desk.actions()
                .add(
                        Action.of("network.create", context -> sheet.open())
                                .icon(MaterialDesignP.PLUS_NETWORK_OUTLINE)
                                .general()
                                .when(ActionContext::connected),
                        Action.of("network.list", context -> desk.openings().table("networks"))
                                .icon(MaterialDesignL.LAN)
                                .general(),
                        Action.of("network.open", context -> context.networks()
                                        .forEach(network -> desk.openings().network(network.name())))
                                .icon(MaterialDesignO.OPEN_IN_APP)
                                .apart()
                                .when(context -> !context.networks().isEmpty()),
                        Action.of(
                                        "network.connect",
                                        context -> ConnectSheet.open(
                                                desk, context.networks().get(0)))
                                .icon(MaterialDesignL.LAN_CONNECT)
                                .apart()
                                .onToolBar()
                                .when(context -> context.connected()
                                        && context.networks().size() == 1),
                        Action.of("network.show", context -> desk.openings()
                                        .graph("network:"
                                                + context.networks().get(0).name()))
                                .icon(MaterialDesignG.GRAPH_OUTLINE)
                                .onToolBar()
                                .when(context -> context.networks().size() == 1),
                        Action.of("network.copyName", it::copyName)
                                .icon(MaterialDesignC.CONTENT_COPY)
                                .key("Shortcut+Shift+C")
                                .when(context -> !context.networks().isEmpty()),
                        Action.of("network.remove", it::remove)
                                .icon(MaterialDesignD.DELETE_OUTLINE)
                                .key("Delete")
                                .apart()
                                .onToolBar()
                                .when(context -> context.connected()
                                        && context.networks().stream().anyMatch(NetworkSummary::removable)));
        it.addMembers();
    }

    private void addMembers() {
        desk.actions()
                .add(
                        Action.of("member.open", context -> context.containers()
                                        .forEach(container -> desk.openings().container(container.id())))
                                .icon(MaterialDesignO.OPEN_IN_APP)
                                .when(context -> isMember(context)),
                        Action.of("member.disconnect", this::disconnect)
                                .icon(MaterialDesignL.LAN_DISCONNECT)
                                .onToolBar()
                                .when(context -> context.connected() && isMember(context)));
    }

    private static boolean isMember(ActionContext context) {
        return context.networks().size() == 1 && !context.containers().isEmpty();
    }

    private void copyName(ActionContext context) {
        String names = context.networks().stream().map(NetworkSummary::name).collect(Collectors.joining("\n"));
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, names));
    }

    private void disconnect(ActionContext context) {
        NetworkSummary network = context.networks().get(0);
        List<ContainerSummary> members = context.containers();
        Question.confirm(
                desk.layers(),
                Texts.count("disconnect.title", members.size()),
                List.of(
                        members.stream().map(ContainerSummary::name).collect(Collectors.joining(", ")),
                        Texts.get("disconnect.lost", network.name())),
                "",
                Texts.get("disconnect.verb"),
                answer -> BulkAct.run(
                        desk, "container.disconnect", members, ContainerSummary::name, member -> desk.helper()
                                .call(
                                        NetworkCalls.DISCONNECT,
                                        new NetworkCalls.Disconnect(network.name(), member.id(), null))));
    }

    /** With those that have members, the members go too, and are named. */
    private void remove(ActionContext context) {
        List<NetworkUse> chosen = NetworkUse.all(desk.world()).stream()
                .filter(use -> context.networks().contains(use.network())
                        && use.network().removable())
                .toList();
        List<String> lines = new ArrayList<>();
        for (NetworkUse use : chosen) {
            lines.add(
                    use.members().isEmpty()
                            ? use.network().name()
                            : Texts.get("network.remove.used", use.network().name(), String.join(", ", use.members())));
        }
        lines.add(Texts.get("network.remove.lost"));
        Question.confirm(
                desk.layers(),
                Texts.count("network.remove.title", chosen.size()),
                lines,
                "",
                Texts.count("network.remove.verb", chosen.size()),
                answer -> BulkAct.run(
                        desk, "network.remove", chosen, use -> use.network().name(), use -> desk.helper()
                                .call(
                                        NetworkCalls.REMOVE,
                                        new NetworkCalls.Remove(
                                                use.network().name(),
                                                use.members().isEmpty() ? null : true))));
    }
}
