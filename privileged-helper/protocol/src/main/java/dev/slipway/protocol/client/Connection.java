package dev.slipway.protocol.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.rpc.LineReader;
import dev.slipway.protocol.rpc.Message;
import dev.slipway.protocol.rpc.RpcException;
import dev.slipway.protocol.rpc.Wire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import jnr.unixsocket.UnixSocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A socket with one thread that reads and one that writes. The reading thread closes it, once the writing one has
 * ended: a descriptor is never given back while a thread may still use its number.
 */
final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final byte[] END = new byte[0];

    private final UnixSocketChannel channel;
    private final BlockingQueue<byte[]> outgoing = new LinkedBlockingQueue<>();
    private volatile boolean closed;

    private Connection(UnixSocketChannel channel) {
        this.channel = channel;
    }

    static Connection open(Path socket) throws IOException {
        return new Connection(Sockets.connect(socket));
    }

    void start(Consumer<JsonNode> received, Consumer<ClientClosedException> lost) {
        Thread writer = thread("slipway-client-writer", () -> write(lost));
        thread("slipway-client-reader", () -> {
            read(received, lost);
            finish(writer);
        });
    }

    /** Queues a line; false if the connection is closed. */
    boolean send(byte[] line) {
        return !closed && outgoing.add(line);
    }

    void close() {
        closed = true;
        outgoing.add(END);
        try {
            Sockets.shutdown(channel);
        } catch (IOException e) {
            LOG.debug("could not shut the connection down", e);
        }
    }

    private void read(Consumer<JsonNode> received, Consumer<ClientClosedException> lost) {
        LineReader reader = new LineReader(channel, Wire.MAX_LINE);
        try {
            for (byte[] line = reader.next(); line != null; line = reader.next()) {
                received.accept(Message.parseAnswer(line));
            }
            lost.accept(new ClientClosedException("the helper ended the connection", null));
        } catch (IOException | RpcException e) {
            lost.accept(new ClientClosedException("the connection to the helper was lost: " + e.getMessage(), e));
        }
    }

    private void finish(Thread writer) {
        close();
        try {
            writer.join();
            channel.close();
        } catch (IOException e) {
            LOG.debug("could not close the connection", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Consumer<ClientClosedException> lost) {
        try {
            for (byte[] line = outgoing.take(); line != END; line = outgoing.take()) {
                Sockets.writeAll(channel, ByteBuffer.wrap(line));
            }
        } catch (IOException e) {
            lost.accept(new ClientClosedException("the connection to the helper was lost: " + e.getMessage(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
