package dev.slipway.gui.explorer;

import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.SavedSocket;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A saved socket in words. */
final class Sockets {
    private Sockets() {}

    /** Processes that have it, with their descriptors. */
    static String holders(SavedSocket socket) {
        return socket.holders().stream()
                .map(holder -> Texts.get("explore.holder", holder.pid(), holder.fd()))
                .collect(Collectors.joining(", "));
    }

    /** {@code tcp}, or its type where it has no protocol. */
    static String protocol(SavedSocket socket) {
        String protocol = socket.protocol();
        return protocol == null ? socket.type() : protocol;
    }

    /** {@code 10.90.0.9:6379}, a path; empty where it has none. */
    static String localPlace(SavedSocket socket) {
        return place(socket.local(), socket.localPort());
    }

    /** Whom it is connected to, the other socket where that has no name; empty where it isn't connected. */
    static String remotePlace(SavedSocket socket) {
        Long peer = socket.peer();
        String place = place(socket.remote(), socket.remotePort());
        return place.isEmpty() && peer != null ? Texts.get("explore.peer", peer) : place;
    }

    /** {@code tcp 0.0.0.0:6379}. */
    static String local(SavedSocket socket) {
        return Texts.get("explore.listens", protocol(socket), localPlace(socket));
    }

    /** {@code tcp 10.90.0.9:6379 → 10.90.0.4:53214, established}. */
    static String both(SavedSocket socket) {
        return Texts.get(
                "explore.connection", protocol(socket), localPlace(socket), remotePlace(socket), socket.state());
    }

    private static String place(@Nullable String address, @Nullable Integer port) {
        if (address == null) {
            return "";
        }
        String host = port != null && address.contains(":") ? "[" + address + "]" : address;
        return port == null ? host : host + ":" + port;
    }
}
