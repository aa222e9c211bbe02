package dev.slipway.runtime.criu;

import dev.slipway.runtime.criu.image.Images.InetSocket;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Addresses as the images have them: words in the network's order, read as the machine's numbers. */
final class InetAddresses {
    private static final int INET6 = 10;

    private InetAddresses() {}

    /** The text of one or four words; null where there is another number of them. */
    static @Nullable String text(List<Integer> words) {
        if (words.size() != 1 && words.size() != 4) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.allocate(4 * words.size()).order(ByteOrder.LITTLE_ENDIAN);
        words.forEach(bytes::putInt);
        try {
            return InetAddress.getByAddress(bytes.array()).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of 4 or 16 bytes was refused", e);
        }
    }

    /** The address that a socket has of its own; IPv4 is told by one word, of which the images may have four. */
    static @Nullable String local(InetSocket socket) {
        return text(words(socket, socket.getSrcAddrList()));
    }

    /** The address of its peer. */
    static @Nullable String remote(InetSocket socket) {
        return text(words(socket, socket.getDstAddrList()));
    }

    private static List<Integer> words(InetSocket socket, List<Integer> all) {
        return socket.getFamily() == INET6 || all.size() < 1 ? all : all.subList(0, 1);
    }

    /** Both ends, {@code 10.0.0.2:80 -> 10.0.0.3:4000}; the first alone where there is no peer. */
    static String text(InetSocket socket) {
        String local = end(local(socket), socket.getSrcPort());
        return socket.getDstPort() == 0 ? local : local + " -> " + end(remote(socket), socket.getDstPort());
    }

    private static String end(@Nullable String address, int port) {
        String shown = address == null ? "*" : address;
        return (shown.contains(":") ? "[" + shown + "]" : shown) + ":" + port;
    }
}
