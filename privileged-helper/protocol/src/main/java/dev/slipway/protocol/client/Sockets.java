package dev.slipway.protocol.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import jnr.unixsocket.UnixSocketAddress;
import jnr.unixsocket.UnixSocketChannel;

/** Blocking Unix stream sockets. */
final class Sockets {
    private Sockets() {}

    static UnixSocketChannel connect(Path socket) throws IOException {
        return UnixSocketChannel.open(new UnixSocketAddress(socket.toString()));
    }

    static void writeAll(UnixSocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Ends blocked reads and writes of other threads. Does nothing to a socket that is closed. */
    static void shutdown(UnixSocketChannel channel) throws IOException {
        if (channel.isOpen()) {
            channel.shutdownInput();
            channel.shutdownOutput();
        }
    }
}
