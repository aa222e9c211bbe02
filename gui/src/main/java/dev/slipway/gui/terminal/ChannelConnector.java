package dev.slipway.gui.terminal;

import com.techsenger.jeditermfx.core.TtyConnector;
import com.techsenger.jeditermfx.core.util.TermSize;
import dev.slipway.gui.connection.ProcessChannel;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process of a terminal, over its channel. It is read on the caller's thread, piece by piece and no faster than that reads, so that
 * the process waits for the screen. Writing never waits: what is typed goes one after the other on another thread, and of sizes the
 * newest.
 */
final class ChannelConnector implements TtyConnector {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelConnector.class);

    private final ProcessChannel channel;
    private final Reader reader;
    private final Executor input;
    private final Executor sizes;
    private final AtomicReference<@Nullable TermSize> size = new AtomicReference<>();
    private volatile boolean open = true;

    /** Writes on {@code workers}. */
    ChannelConnector(ProcessChannel channel, Executor workers) {
        this.channel = channel;
        this.reader = new InputStreamReader(new Pieces(channel), StandardCharsets.UTF_8);
        this.input = new Serial(workers);
        this.sizes = new Serial(workers);
    }

    /** The next characters; -1 at the end, and once it is closed. */
    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        try {
            return open ? reader.read(into, offset, length) : -1;
        } catch (IOException e) {
            if (open) {
                throw e;
            }
            return -1;
        }
    }

    @Override
    public void write(byte[] bytes) {
        send(input, () -> channel.write(bytes));
    }

    @Override
    public void write(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void resize(TermSize newest) {
        if (size.getAndSet(newest) == null) {
            send(sizes, () -> {
                TermSize taken = size.getAndSet(null);
                if (taken != null) {
                    channel.resize(taken.getColumns(), taken.getRows());
                }
            });
        }
    }

    private void send(Executor order, Sending sending) {
        order.execute(() -> {
            try {
                if (open) {
                    sending.run();
                }
            } catch (IOException e) {
                LOG.debug("a process takes no more input", e);
            }
        });
    }

    @Override
    public boolean isConnected() {
        return open;
    }

    @Override
    public boolean ready() throws IOException {
        return reader.ready();
    }

    /** How a process ends is told by the world. */
    @Override
    public int waitFor() {
        return 0;
    }

    @Override
    public String getName() {
        return "";
    }

    /** Leaves the process alone; who reads or writes is told at once. */
    @Override
    public void close() {
        open = false;
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("could not close the channel of a terminal", e);
        }
    }

    private interface Sending {
        void run() throws IOException;
    }

    /** The pieces of a channel as one stream of bytes. */
    private static final class Pieces extends InputStream {
        private final ProcessChannel channel;
        private byte[] piece = {};
        private int at;

        Pieces(ProcessChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            while (at == piece.length) {
                byte[] next = channel.read();
                if (next == null) {
                    return -1;
                }
                piece = next;
                at = 0;
            }
            int count = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, into, offset, count);
            at += count;
            return count;
        }

        @Override
        public int available() {
            return piece.length - at;
        }
    }
}
