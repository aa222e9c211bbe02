package dev.slipway.helper;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.rpc.LineReader;
import dev.slipway.protocol.rpc.Message;
import dev.slipway.protocol.rpc.Wire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import jnr.unixsocket.UnixSocketAddress;
import jnr.unixsocket.UnixSocketChannel;

/** A client that keeps no rule. */
final class RawClient implements AutoCloseable {
    private final UnixSocketChannel channel;
    private final LineReader lines;

    RawClient(Path socket) throws IOException {
        channel = UnixSocketChannel.open(new UnixSocketAddress(socket.toString()));
        lines = new LineReader(channel, Wire.MAX_LINE);
    }

    RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    RawClient send(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        return this;
    }

    /** The next line as JSON. */
    JsonNode read() throws IOException {
        byte[] line = lines.next();
        if (line == null) {
            throw new IOException("the helper closed the connection");
        }
        return Message.parse(line);
    }

    boolean closedByPeer() throws IOException {
        return lines.next() == null;
    }

    /** Ends both directions; whoever reads or writes here is woken. */
    void hangUp() throws IOException {
        channel.shutdownInput();
        channel.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
