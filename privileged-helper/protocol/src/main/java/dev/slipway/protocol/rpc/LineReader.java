package dev.slipway.protocol.rpc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into lines. Holds no more memory than the bytes that came, and never more than the limit;
 * used by one thread.
 */
public final class LineReader {
    private static final int INITIAL = 8 * 1024;

    private final ReadableByteChannel channel;
    private final int limit;
    private byte[] buffer = new byte[INITIAL];
    private int start;
    private int end;

    public LineReader(ReadableByteChannel channel, int limit) {
        this.channel = channel;
        this.limit = limit;
    }

    /**
     * The next line without its end; null at the end of the stream. A last line that nothing ends is dropped.
     *
     * @throws LineTooLongException if the line is longer than the limit
     */
    public byte @Nullable [] next() throws IOException {
        int searched = start;
        while (true) {
            for (int i = searched; i < end; i++) {
                if (buffer[i] == '\n') {
                    return take(i);
                }
            }
            if (end - start > limit) {
                throw new LineTooLongException(limit);
            }
            searched = end - start;
            makeRoom();
            if (!fill()) {
                return null;
            }
        }
    }

    /** The bytes that were read beyond the last line; they are given once. */
    public byte[] rest() {
        byte[] rest = Arrays.copyOfRange(buffer, start, end);
        start = 0;
        end = 0;
        return rest;
    }

    private byte[] take(int newline) throws LineTooLongException {
        if (newline - start > limit) {
            throw new LineTooLongException(limit);
        }
        byte[] line = Arrays.copyOfRange(buffer, start, newline);
        start = newline + 1;
        if (start == end) {
            start = 0;
            end = 0;
            if (buffer.length > INITIAL) {
                buffer = new byte[INITIAL];
            }
        }
        return line;
    }

    /** Moves what is there to the front, and doubles the buffer only when it is full of one line. */
    private void makeRoom() {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, limit + INITIAL));
        }
    }

    private boolean fill() throws IOException {
        int count = channel.read(ByteBuffer.wrap(buffer, end, buffer.length - end));
        if (count < 0) {
            return false;
        }
        end += count;
        return true;
    }
}
