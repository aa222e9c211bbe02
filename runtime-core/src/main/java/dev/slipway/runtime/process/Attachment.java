package dev.slipway.runtime.process;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.PacketSocket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the streams of a process, over its monitor's attach socket. One thread reads while another writes; any
 * thread closes, which ends both. What is not read holds the process up, not its end: see {@link #drain}.
 *
 * <p>When it is closed while the process runs, the monitor closes a standard input that is a pipe; a terminal stays
 * open, and the process runs on.
 */
public final class Attachment implements AutoCloseable {
    private static final String SOCKET = "attach";
    private static final byte STDOUT = 2;
    private static final byte STDERR = 3;
    private static final int LONGEST_OUTPUT = 8192 + 1;
    private static final int LONGEST_INPUT = 16384;
    private static final int KEPT_BYTES = 4 << 20;

    private final PacketSocket socket;
    private final Streams streams;
    private final byte[] packet = new byte[LONGEST_OUTPUT];
    private final ReentrantLock reading = new ReentrantLock();
    private final Queue<Output> kept = new ArrayDeque<>();
    private final Consumer<Attachment> closed;

    private Attachment(PacketSocket socket, Streams streams, Consumer<Attachment> closed) {
        this.socket = socket;
        this.streams = streams;
        this.closed = closed;
    }

    /**
     * Connects to the process whose monitor has its sockets in this folder.
     *
     * @param closed told once it is closed
     * @throws EngineException MONITOR if nobody listens there
     */
    public static Attachment connect(Path folder, Streams streams, Consumer<Attachment> closed) {
        try {
            return new Attachment(PacketSocket.connect(folder, SOCKET), streams, closed);
        } catch (IOException e) {
            throw EngineException.of(
                            ErrorKind.MONITOR, "could not attach: its monitor does not listen: " + e.getMessage(), e)
                    .hint("The process may have ended. Try again.");
        }
    }

    /** The next piece of wanted output; null at the end, and once this is closed. */
    public @Nullable Output read() throws IOException {
        reading.lock();
        try {
            Output earlier = kept.poll();
            return earlier != null ? earlier : receive();
        } finally {
            reading.unlock();
        }
    }

    private @Nullable Output receive() throws IOException {
        for (int length = socket.read(packet); length > 0; length = socket.read(packet)) {
            boolean wanted = (packet[0] == STDOUT && streams.stdout()) || (packet[0] == STDERR && streams.stderr());
            if (wanted) {
                return new Output(packet[0] == STDERR, Arrays.copyOfRange(packet, 1, length));
            }
        }
        return null;
    }

    /**
     * Takes in what is left of a process that has ended, up to 4 MiB, if nobody reads at the moment: its monitor waits
     * for a reader before it tells of the end, and a reader that waits for a slow client would keep it from that.
     */
    public void drain() throws IOException {
        if (!reading.tryLock()) {
            return;
        }
        try {
            int size = 0;
            while (size < KEPT_BYTES && !reading.hasQueuedThreads()) {
                Output next = receive();
                if (next == null) {
                    return;
                }
                kept.add(next);
                size += next.bytes().length;
            }
            if (size >= KEPT_BYTES) {
                close();
            }
        } finally {
            reading.unlock();
        }
    }

    /** Sends bytes to its standard input, waiting for room; does nothing where that is not attached, or closed. */
    public void write(byte[] bytes) throws IOException {
        boolean taken = streams.stdin();
        for (int from = 0; taken && from < bytes.length; from += LONGEST_INPUT) {
            byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + LONGEST_INPUT));
            taken = socket.write(part, part.length);
        }
    }

    /** Closes its standard input, if that is attached and a pipe; output goes on. */
    public void closeInput() {
        if (streams.stdin()) {
            socket.endOfInput();
        }
    }

    @Override
    public void close() {
        socket.close();
        closed.accept(this);
    }
}
