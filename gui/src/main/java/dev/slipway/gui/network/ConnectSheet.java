package dev.slipway.gui.network;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Fields;
import dev.slipway.gui.form.FormSheet;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.NetworkCalls;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.protocol.model.PodSummary;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.layout.VBox;

/** The sheet that puts a container or a pod on a network. */
final class ConnectSheet {
    private ConnectSheet() {}

    static void open(Desk desk, NetworkSummary network) {
        ConnectForm form = new ConnectForm(network);
        List<String> candidates = candidates(desk, network);
        if (candidates.size() == 1) {
            form.container.set(candidates.get(0));
        }
        new FormSheet(
                        desk,
                        "connect-sheet",
                        Texts.get("connect.title", network.name()),
                        new ReadOnlyStringWrapper(Texts.get("connect.verb")),
                        form,
                        fields(desk, form, candidates),
                        new Sending(desk, form))
                .open();
    }

    private static VBox fields(Desk desk, ConnectForm form, List<String> candidates) {
        VBox fields = new VBox(
                Fields.choice(form.container, Texts.get("connect.container"), candidates, id -> name(desk, id)));
        fields.getChildren().addAll(form.place.fields());
        return fields;
    }

    /** Containers that aren't on it; of a pod that shares its network, the infra container, which stands for the pod. */
    private static List<String> candidates(Desk desk, NetworkSummary network) {
        return desk.world().containers().stream()
                .filter(container -> !container.joins().contains(network.name()))
                .filter(container -> container.namespaces().get("net") == null)
                .map(ContainerSummary::id)
                .toList();
    }

    private static String name(Desk desk, String id) {
        ContainerSummary container = desk.world().container(id).orElse(null);
        if (container == null) {
            return id;
        }
        String pod = container.pod();
        return container.infra() && pod != null
                ? Texts.get(
                        "connect.pod",
                        desk.world().pod(pod).map(PodSummary::name).orElse(pod))
                : container.name();
    }

    private record Sending(Desk desk, ConnectForm form) implements FormSheet.Request {
        @Override
        public String method() {
            return NetworkCalls.CONNECT.method();
        }

        @Override
        public Object params() {
            return form.request();
        }

        @Override
        public CompletableFuture<?> send() {
            return desk.helper().call(NetworkCalls.CONNECT, form.request());
        }

        @Override
        public void done() {}
    }
}
