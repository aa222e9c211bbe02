package dev.slipway.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A way to a server that lets so many bytes of each connection through to the client, and then no more. */
final class StallingLink implements AutoCloseable {
    private final ServerSocket listening;
    private final int target;
    private final long allowed;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private StallingLink(ServerSocket listening, int target, long allowed) {
        this.listening = listening;
        this.target = target;
        this.allowed = allowed;
    }

    static StallingLink to(int port, long bytes) {
        try {
            var link = new StallingLink(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), port, bytes);
            run("accept", link::accept);
            return link;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String host() {
        return "127.0.0.1:" + listening.getLocalPort();
    }

    private void accept() throws IOException {
        for (; ; ) {
            var client = listening.accept();
            var server = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.addAll(List.of(client, server));
            run("up", () -> pump(client.getInputStream(), server, Long.MAX_VALUE));
            run("down", () -> pump(server.getInputStream(), client, allowed));
        }
    }

    private static void pump(InputStream source, Socket sink, long most) throws IOException {
        var buffer = new byte[4096];
        long moved = 0;
        for (int read = source.read(buffer); read >= 0 && moved < most; read = source.read(buffer)) {
            sink.getOutputStream().write(buffer, 0, read);
            moved += read;
        }
        if (moved < most) {
            sink.shutdownOutput();
        }
    }

    private static void run(String name, Moving moving) {
        var thread = new Thread(() -> untilClosed(moving), "link-" + name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((ended, e) -> {}); // one of its ends was closed
        thread.start();
    }

    private static void untilClosed(Moving moving) {
        try {
            moving.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Moving {
        void run() throws IOException;
    }
}
