package dev.slipway.helper.socket;

import dev.slipway.helper.channel.Channels;
import dev.slipway.helper.rpc.Dispatcher;
import dev.slipway.helper.rpc.Peer;
import dev.slipway.protocol.rpc.ErrorKind;
import dev.slipway.protocol.rpc.RpcError;
import dev.slipway.protocol.rpc.RpcException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import jnr.unixsocket.Credentials;
import jnr.unixsocket.UnixSocketChannel;
import jnr.unixsocket.UnixSocketOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts connections, asks the kernel who they are, and serves those who may talk to the helper. */
public final class Listener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final int REFUSING = 16;

    private final SocketFile socket;
    private final Admission admission;
    private final Limits limits;
    private final Dispatcher dispatcher;
    private final Channels channels;
    private final Executor pumps;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong count = new AtomicLong();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean closed;

    private Listener(SocketFile socket, Limits limits, Dispatcher dispatcher, Channels channels, Executor pumps) {
        this.socket = socket;
        this.admission = new Admission(socket.gid());
        this.limits = limits;
        this.dispatcher = dispatcher;
        this.channels = channels;
        this.pumps = pumps;
    }

    /**
     * Listens; connections are served from when this returns.
     *
     * @param group name of the group that may connect; null for root alone
     * @param pumps where subscriptions do their sending
     * @throws dev.slipway.runtime.error.EngineException IN_USE, INVALID_ARGUMENT: see the message
     */
    public static Listener open(
            Path path, @Nullable String group, Limits limits, Dispatcher dispatcher, Channels channels, Executor pumps)
            throws IOException {
        Listener listener = new Listener(SocketFile.bind(path, group), limits, dispatcher, channels, pumps);
        Thread thread = new Thread(listener::accept, "slipway-accept");
        thread.setDaemon(true);
        thread.start();
        return listener;
    }

    /** Stops accepting, removes the socket's file, and ends every connection. */
    @Override
    public void close() throws IOException {
        closed = true;
        socket.close();
        connections.forEach(Connection::hangUp);
        try {
            if (!stopped.await(2, TimeUnit.SECONDS)) {
                LOG.warn("the accepting thread is still there");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        try {
            while (!closed) {
                UnixSocketChannel channel = socket.server().accept();
                if (channel != null) {
                    admit(channel);
                }
            }
        } catch (IOException e) {
            if (!closed) {
                LOG.error("the helper cannot accept connections any more", e);
            }
        } finally {
            stopped.countDown();
        }
    }

    private void admit(UnixSocketChannel channel) throws IOException {
        Peer peer;
        try {
            Credentials credentials = channel.getOption(UnixSocketOptions.SO_PEERCRED);
            peer = new Peer(credentials.getUid(), credentials.getGid(), credentials.getPid());
        } catch (IOException e) {
            LOG.warn("a connection whose peer the kernel does not tell", e);
            channel.close();
            return;
        }
        if (connections.size() >= limits.connections() + REFUSING) {
            channel.close();
            return;
        }
        RpcError refusal = refusal(peer);
        Connection connection = new Connection(channel, peer, pumps, dispatcher, channels);
        connections.add(connection);
        long number = count.incrementAndGet();
        ThreadsOf threads = (part, body) -> thread("slipway-" + part + "-" + number, body);
        threads.start("reader", () -> {
            try {
                if (refusal == null) {
                    connection.serve(threads);
                } else {
                    connection.refuse(threads, refusal);
                }
            } finally {
                connections.remove(connection);
            }
        });
        if (closed) {
            connection.hangUp();
        }
    }

    private @Nullable RpcError refusal(Peer peer) {
        if (!admission.admits(peer)) {
            LOG.warn("refused uid={} gid={} pid={}", peer.uid(), peer.gid(), peer.pid());
            return RpcException.of(
                            ErrorKind.NOT_PERMITTED,
                            "could not talk to the helper: uid " + peer.uid() + " is neither root nor in its group",
                            "Ask an administrator to add you to the helper's group, then log in again.")
                    .error();
        }
        if (connections.size() >= limits.connections()) {
            return RpcException.of(
                            ErrorKind.EXHAUSTED,
                            "could not talk to the helper: it has as many connections as it may",
                            "Close some, or raise [helper] max_connections.")
                    .error();
        }
        return null;
    }

    private static Thread thread(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
