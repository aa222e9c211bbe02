package dev.slipway.protocol.client;

import dev.slipway.protocol.rpc.LineReader;
import dev.slipway.protocol.rpc.Message;
import dev.slipway.protocol.rpc.RpcException;
import dev.slipway.protocol.rpc.Wire;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.Map;
import jnr.unixsocket.UnixSocketChannel;

/**
 * The bytes of an upload or a download, over a connection of their own. Reads and writes block; one thread may read
 * while another writes.
 */
public final class RawChannel implements Closeable {
    private final UnixSocketChannel channel;
    private final InputStream input;

    private RawChannel(UnixSocketChannel channel, InputStream input) {
        this.channel = channel;
        this.input = input;
    }

    /**
     * Connects and hands in a token.
     *
     * @throws RpcException if the token is not taken
     */
    static RawChannel open(Path socket, String token) throws IOException {
        UnixSocketChannel channel = Sockets.connect(socket);
        try {
            Sockets.writeAll(channel, ByteBuffer.wrap(Message.request(1, "channel.open", Map.of("channel", token))));
            LineReader reader = new LineReader(channel, Wire.MAX_LINE);
            byte[] line = reader.next();
            if (line == null) {
                throw new ClientClosedException("the helper closed the channel's connection", null);
            }
            Responses.requireResult(Message.parseAnswer(line));
            InputStream rest = new ByteArrayInputStream(reader.rest());
            return new RawChannel(channel, new SequenceInputStream(rest, Channels.newInputStream(channel)));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** What the helper sends. Its end is the end of a download; the job's result says whether it is whole. */
    public InputStream input() {
        return input;
    }

    /** Takes what the helper is to get. Closing it is {@link #endOfUpload}. */
    public OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                Sockets.writeAll(channel, ByteBuffer.wrap(bytes, offset, length));
            }

            @Override
            public void close() throws IOException {
                endOfUpload();
            }
        };
    }

    /** Tells the helper that no more bytes will come; reading goes on. */
    public void endOfUpload() throws IOException {
        channel.shutdownOutput();
    }

    /** Closes both directions; a blocked read or write of another thread ends. */
    @Override
    public void close() throws IOException {
        try (channel) {
            Sockets.shutdown(channel);
        }
    }
}
