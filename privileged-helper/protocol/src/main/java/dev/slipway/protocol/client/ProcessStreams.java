package dev.slipway.protocol.client;

import dev.slipway.protocol.frame.Frame;
import dev.slipway.protocol.frame.FrameReader;
import dev.slipway.protocol.frame.FrameWriter;
import dev.slipway.protocol.frame.TerminalSize;
import dev.slipway.protocol.rpc.Message;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The streams of a process that this client is attached to. One thread reads; any thread writes, resizes and closes.
 * Writes block while the process does not read, and the process waits while this is not read.
 *
 * <p>Closing it leaves the process running; but a standard input that is a pipe is then at its end.
 */
public final class ProcessStreams implements Closeable {
    private static final int PIECE = 32 * 1024;

    private final RawChannel channel;
    private final FrameReader reader;
    private final FrameWriter writer;

    ProcessStreams(RawChannel channel) {
        this.channel = channel;
        this.reader = new FrameReader(channel.input());
        this.writer = new FrameWriter(channel.output());
    }

    /**
     * What it writes next, on {@link Frame#STDOUT} or {@link Frame#STDERR}; null at the end, when how it ended is known
     * to the helper, or once this client is detached.
     */
    public @Nullable Frame read() throws IOException {
        return reader.next();
    }

    /** Hands bytes to its standard input. */
    public void write(byte[] bytes) throws IOException {
        for (int from = 0; from < bytes.length; from += PIECE) {
            writer.write(new Frame(Frame.STDIN, Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PIECE))));
        }
    }

    /** Tells it that no more input will come; reading goes on. */
    public void closeInput() throws IOException {
        writer.write(new Frame(Frame.STDIN, new byte[0]));
    }

    /** Sets the size of its terminal, in characters and lines. */
    public void resize(int width, int height) throws IOException {
        writer.write(new Frame(Frame.RESIZE, Message.encode(new TerminalSize(width, height))));
    }

    /** Ends the attachment; a blocked read or write of another thread ends. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
