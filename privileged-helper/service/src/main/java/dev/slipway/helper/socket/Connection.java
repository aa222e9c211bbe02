package dev.slipway.helper.socket;

import dev.slipway.helper.channel.Channels;
import dev.slipway.helper.rpc.Dispatcher;
import dev.slipway.helper.rpc.Peer;
import dev.slipway.helper.rpc.Session;
import dev.slipway.protocol.rpc.LineReader;
import dev.slipway.protocol.rpc.LineTooLongException;
import dev.slipway.protocol.rpc.RpcError;
import dev.slipway.protocol.rpc.Wire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import jnr.unixsocket.UnixSocketChannel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client's socket with a thread that reads and one that writes. The reading one closes it, after the writing one has
 * ended: a descriptor is never given back while a thread may still use its number.
 */
final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final long LAST_WORDS_MILLIS = 2_000;

    private final UnixSocketChannel channel;
    private final Session session;
    private final Dispatcher dispatcher;
    private final Channels channels;
    private volatile @Nullable SocketStream stream;

    Connection(UnixSocketChannel channel, Peer peer, Executor pumps, Dispatcher dispatcher, Channels channels) {
        this.channel = channel;
        this.session = new Session(peer, pumps, this::hangUp);
        this.dispatcher = dispatcher;
        this.channels = channels;
    }

    /** Serves the client until it goes, or until {@link #hangUp}. */
    void serve(ThreadsOf threads) {
        Thread writer = threads.start("writer", this::write);
        try {
            read();
        } catch (IOException e) {
            LOG.debug("connection lost", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            finish(writer);
        }
    }

    /** Says why it is not served, and closes. */
    void refuse(ThreadsOf threads, RpcError error) {
        Thread writer = threads.start("writer", this::write);
        session.refuse(error);
        lastWords();
        finish(writer);
    }

    /** Ends the connection from any thread; its own threads then close it. */
    void hangUp() {
        SocketStream open = stream;
        if (open != null) {
            open.close();
        }
        shutdown(channel);
    }

    private void read() throws IOException, InterruptedException {
        LineReader lines = new LineReader(channel, Wire.MAX_LINE);
        try {
            boolean first = true;
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                dispatcher.accept(session, line);
                String token = session.channel();
                if (token != null) {
                    become(token, lines.rest(), first);
                    return;
                }
                first = false;
                session.awaitRoom();
            }
        } catch (LineTooLongException e) {
            session.refuse(
                    new RpcError(RpcError.INVALID_REQUEST, "could not read the request: " + e.getMessage(), null));
            lastWords();
        }
    }

    private void become(String token, byte[] rest, boolean first) throws InterruptedException {
        session.awaitWritten(LAST_WORDS_MILLIS);
        SocketStream opened = new SocketStream(channel, rest);
        stream = opened;
        if (!first) {
            opened.close();
        }
        channels.deliver(token, opened);
        opened.awaitClosed();
    }

    private void lastWords() {
        try {
            session.awaitWritten(LAST_WORDS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            for (byte[] line = session.nextLine(); line != null; line = session.nextLine()) {
                ByteBuffer bytes = ByteBuffer.wrap(line);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        } catch (IOException e) {
            LOG.debug("client does not take what is sent", e);
            hangUp();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void finish(Thread writer) {
        session.close();
        shutdown(channel);
        try {
            writer.join();
            channel.close();
        } catch (IOException e) {
            LOG.debug("could not close a connection", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void shutdown(UnixSocketChannel channel) {
        try {
            if (channel.isOpen()) {
                channel.shutdownInput();
                channel.shutdownOutput();
            }
        } catch (IOException e) {
            LOG.debug("could not shut a connection down", e);
        }
    }
}
