package dev.slipway.gui.terminal;

import dev.slipway.gui.connection.ProcessChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A process that writes what a test says, and keeps what it is told. */
final class FakeProcess implements ProcessChannel {
    private static final byte[] END = {};

    final StringBuffer typed = new StringBuffer();
    final List<String> sizes = new ArrayList<>();
    private final BlockingQueue<byte[]> output = new LinkedBlockingQueue<>();
    private volatile boolean closed;
    private volatile int pieces;

    FakeProcess writes(String text) {
        output.add(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    FakeProcess writes(byte... bytes) {
        output.add(bytes);
        return this;
    }

    FakeProcess ends() {
        output.add(END);
        return this;
    }

    boolean closed() {
        return closed;
    }

    /** How many pieces have been taken. */
    int pieces() {
        return pieces;
    }

    @Override
    public byte @Nullable [] read() throws IOException {
        try {
            byte[] next = output.take();
            if (closed) {
                throw new IOException("closed");
            }
            pieces++;
            return next == END ? null : next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void write(byte[] bytes) {
        typed.append(new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void resize(int columns, int lines) {
        sizes.add(columns + "x" + lines);
    }

    @Override
    public void readAll(Sink sink) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        closed = true;
        output.add(END);
    }
}
