package dev.slipway.helper.rpc;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Lines that wait to be written to a client; bounded by their bytes. */
final class Outgoing {
    /** Above this, nothing is sent unasked, and no request is read. */
    static final long ROOM = 1024 * 1024;

    /** Above this, the client is taken for one that does not read. */
    static final long LIMIT = 32L * 1024 * 1024;

    private final Deque<byte[]> lines = new ArrayDeque<>();
    private long bytes;
    private boolean writing;
    private boolean closed;

    /** Queues a line; false if there is no more place for it. */
    synchronized boolean offer(byte[] line) {
        if (closed) {
            return true;
        }
        if (bytes + line.length > LIMIT) {
            return false;
        }
        lines.add(line);
        bytes += line.length;
        notifyAll();
        return true;
    }

    /** The next line, once there is one; null once closed. The line before counts as written. */
    synchronized byte @Nullable [] take() throws InterruptedException {
        writing = false;
        notifyAll();
        while (lines.isEmpty() && !closed) {
            wait();
        }
        byte[] line = lines.poll();
        if (line == null) {
            return null;
        }
        bytes -= line.length;
        writing = true;
        notifyAll();
        return line;
    }

    synchronized boolean hasRoom() {
        return bytes < ROOM;
    }

    synchronized void awaitRoom() throws InterruptedException {
        while (bytes >= ROOM && !closed) {
            wait();
        }
    }

    /** Returns once every line that was queued is written, or after the time. */
    synchronized void awaitWritten(long millis) throws InterruptedException {
        long deadline = System.nanoTime() + millis * 1_000_000;
        while ((!lines.isEmpty() || writing) && !closed) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    /** Drops what waits and ends {@link #take}. */
    synchronized void close() {
        closed = true;
        lines.clear();
        bytes = 0;
        notifyAll();
    }
}
