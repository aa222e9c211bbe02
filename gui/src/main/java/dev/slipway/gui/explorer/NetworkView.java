package dev.slipway.gui.explorer;

import dev.slipway.gui.control.Facts;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Refusal;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.NetworkAddress;
import dev.slipway.protocol.model.SavedSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/** The container's network in a checkpoint: its addresses, which it gets again in place, where it listens, and whom it was connected to. */
final class NetworkView extends ScrollPane implements ProcessView {
    private final Desk desk;
    private final CheckpointContent content;
    private final List<NetworkAddress> places;
    private boolean asked;

    /** A view that has asked for nothing yet; {@code places} are those of the checkpoint. */
    NetworkView(Desk desk, CheckpointContent content, List<NetworkAddress> places) {
        this.desk = desk;
        this.content = content;
        this.places = List.copyOf(places);
        setFitToWidth(true);
        setId("saved-network");
        getStyleClass().addAll("overview", "edge-to-edge");
    }

    @Override
    public Node node() {
        return this;
    }

    /** It is that of the whole container, whichever process is chosen. */
    @Override
    public void look(@Nullable Integer pid) {
        if (asked) {
            return;
        }
        asked = true;
        setContent(Placeholder.loading(Texts.get("checkpoint.loading")));
        desk.background().deliver(content.sockets(null), this::show, this::fail);
    }

    private void fail(Throwable why) {
        asked = false;
        Button retry = new Button(Texts.get("button.retry"));
        retry.setOnAction(event -> look(null));
        setContent(Placeholder.error(
                MaterialDesignA.ALERT_OUTLINE, Texts.get("explore.failed"), Refusal.words(why), retry));
    }

    private void show(List<SavedSocket> sockets) {
        List<Node> left = new ArrayList<>();
        places.forEach(place -> left.add(place(place)));
        if (places.isEmpty()) {
            Facts none = new Facts(Texts.get("explore.part.network"));
            none.add(Texts.get("explore.network"), Texts.get("explore.network.none"));
            left.add(none);
        }
        List<Node> right = List.of(
                part("explore.part.listening", sockets, NetworkView::isListening, Sockets::local),
                part("explore.part.connections", sockets, NetworkView::isConnected, Sockets::both));
        Node columns = Facts.columns(left, right);
        columns.getStyleClass().add("overview-content");
        setContent(columns);
    }

    private Facts place(NetworkAddress place) {
        Facts facts = new Facts(Texts.get("explore.part.network"));
        Hyperlink network = new Hyperlink(place.network());
        network.getStyleClass().add("fact-link");
        network.setOnAction(event -> desk.openings().network(place.network()));
        facts.add(Texts.get("explore.network"), network);
        facts.add(Texts.get("explore.interface"), place.interfaceName());
        facts.add(Texts.get("explore.addresses"), String.join("\n", place.addresses()));
        facts.add(Texts.get("explore.gateway"), word(place.gateway()));
        facts.add(Texts.get("explore.mac"), word(place.mac()));
        return facts;
    }

    private static Facts part(
            String title,
            List<SavedSocket> sockets,
            Predicate<SavedSocket> which,
            Function<SavedSocket, String> words) {
        List<SavedSocket> some = sockets.stream().filter(which).toList();
        Facts facts = new Facts(Texts.get(title, some.size()));
        some.forEach(socket -> facts.add(Sockets.holders(socket), words.apply(socket)));
        return facts;
    }

    private static boolean isInternet(SavedSocket socket) {
        return socket.family().startsWith("inet");
    }

    /** A datagram socket has no state of its own: it hears whoever sends to it. */
    private static boolean isListening(SavedSocket socket) {
        boolean isHeard =
                socket.state().equals("listen") || (!socket.type().equals("stream") && !hasPort(socket.remotePort()));
        return isInternet(socket) && hasPort(socket.localPort()) && isHeard;
    }

    private static boolean isConnected(SavedSocket socket) {
        return isInternet(socket) && hasPort(socket.remotePort());
    }

    private static boolean hasPort(@Nullable Integer port) {
        return port != null && port != 0;
    }

    private static String word(@Nullable String text) {
        return text == null ? "" : text;
    }
}
