package dev.slipway.gui.network;

import dev.slipway.gui.form.Fields;
import dev.slipway.gui.text.Texts;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The fields of a new network, what is given most often first. */
final class NetworkFields extends VBox {
    private static final Map<String, List<String>> MODES =
            Map.of("macvlan", List.of("bridge", "private", "vepa", "passthru"), "ipvlan", List.of("l2", "l3", "l3s"));

    NetworkFields(NetworkForm form) {
        ObservableValue<Boolean> bridged = form.driver.valueProperty().map(NetworkForm.BRIDGE::equals);
        Region isolated = Fields.flag(form.isolated, Texts.get("network.isolated"), Texts.get("network.isolated.hint"));
        Region bridge = Fields.line(form.bridge, Texts.get("network.bridge"), Texts.get("network.bridge.prompt"));
        Region parent = Fields.row(Fields.line(form.parent, Texts.get("network.parent"), "eth0"), mode(form));
        shown(isolated, bridged);
        shown(bridge, bridged);
        shown(parent, bridged.map(is -> !is));
        getChildren()
                .addAll(
                        Fields.line(form.name, Texts.get("import.name"), ""),
                        Fields.choice(
                                form.driver,
                                Texts.get("network.driver"),
                                List.of(NetworkForm.BRIDGE, "macvlan", "ipvlan"),
                                value -> Texts.get("network.driver." + value)),
                        parent,
                        Fields.line(form.ipv4.subnet, Texts.get("network.subnet"), Texts.get("network.subnet.prompt")),
                        Fields.section(Texts.get("network.part.ipv4"), false, range(form.ipv4)),
                        Fields.section(
                                Texts.get("network.part.ipv6"),
                                false,
                                Fields.flag(form.wantsIpv6, Texts.get("network.ipv6"), Texts.get("network.ipv6.hint")),
                                Fields.line(form.ipv6.subnet, Texts.get("network.subnet6"), "fd00:90::/64"),
                                new VBox(14, range(form.ipv6))),
                        Fields.section(
                                Texts.get("network.part.reach"),
                                false,
                                Fields.flag(
                                        form.internal,
                                        Texts.get("network.internal"),
                                        Texts.get("network.internal.hint")),
                                isolated,
                                Fields.flag(form.names, Texts.get("network.names"), Texts.get("network.names.hint"))),
                        Fields.section(
                                Texts.get("network.part.more"),
                                false,
                                Fields.line(form.mtu, Texts.get("network.mtu"), Texts.get("network.mtu.prompt")),
                                bridge,
                                Fields.lines(
                                        form.labels, Texts.get("fact.labels"), Texts.get("create.labels.prompt"))));
    }

    private static Node[] range(NetworkForm.Range range) {
        return new Node[] {
            Fields.line(range.gateway, Texts.get("network.gateway"), Texts.get("network.gateway.prompt")),
            Fields.row(
                    Fields.line(range.first, Texts.get("network.first"), Texts.get("network.first.prompt")),
                    Fields.line(range.last, Texts.get("network.last"), Texts.get("network.last.prompt")))
        };
    }

    /** The modes are those of the driver. */
    private static Region mode(NetworkForm form) {
        Region mode = Fields.choice(
                form.mode,
                Texts.get("network.mode"),
                List.of(NetworkForm.FIRST),
                value -> value.isEmpty() ? Texts.get("network.mode.first") : value);
        if (mode.lookup(".combo-box") instanceof ComboBox<?> box) {
            @SuppressWarnings("unchecked") // it was made of these texts
            ComboBox<String> modes = (ComboBox<String>) box;
            form.driver.valueProperty().subscribe(driver -> {
                modes.getItems().setAll(NetworkForm.FIRST);
                modes.getItems().addAll(MODES.getOrDefault(driver, List.of()));
            });
        }
        return mode;
    }

    private static void shown(Node node, ObservableValue<Boolean> when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(node.visibleProperty());
    }
}
