package dev.slipway.gui.gallery;

import dev.slipway.gui.connection.ProcessChannel;
import dev.slipway.gui.terminal.Opened;
import dev.slipway.gui.terminal.Opener;
import dev.slipway.gui.terminal.Order;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A process that isn't there: it writes what it is made with, gives back what is typed, and goes on until it is closed. */
final class SampleProcess implements ProcessChannel {
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> output = new LinkedBlockingQueue<>();

    SampleProcess(String text, boolean ends) {
        output.add(text.getBytes(StandardCharsets.UTF_8));
        if (ends) {
            output.add(END);
        }
    }

    /** Opens such processes. */
    static Opener opener(String text, Opened.Kind kind, boolean ends) {
        return new Opener() {
            @Override
            public CompletableFuture<Opened> open(Order order) {
                return CompletableFuture.completedFuture(new Opened(null, new SampleProcess(text, ends), kind));
            }

            @Override
            public CompletableFuture<?> hangUp(String exec) {
                return CompletableFuture.completedFuture(exec);
            }

            @Override
            public CompletableFuture<?> kill(String exec) {
                return CompletableFuture.completedFuture(exec);
            }
        };
    }

    @Override
    public byte @Nullable [] read() {
        try {
            byte[] next = output.take();
            return next == END ? null : next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    @Override
    public void write(byte[] bytes) {
        output.add(
                new String(bytes, StandardCharsets.UTF_8).replace("\r", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void resize(int columns, int lines) {}

    @Override
    public void readAll(Sink sink) {}

    @Override
    public void close() {
        output.add(END);
    }
}
