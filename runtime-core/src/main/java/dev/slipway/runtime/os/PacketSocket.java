package dev.slipway.runtime.os;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import jnr.ffi.Pointer;

/**
 * The client's end of a Unix socket that keeps packets apart, SOCK_SEQPACKET of unix(7), which the JDK lacks. One thread
 * may read while another writes; any thread closes, which ends both at once and never waits. The descriptors are given
 * back by the last that uses them.
 */
public final class PacketSocket implements AutoCloseable {
    private static final int FAMILY = Short.BYTES;
    private static final int LONGEST_PATH = 107;
    private static final int SHUT_WR = 1;

    private final Descriptor socket;
    private final EventFd closing;
    private final Poll reading = new Poll(2);
    private final Poll writing = new Poll(2);
    private int users;
    private boolean closed;

    private PacketSocket(Descriptor socket, EventFd closing) {
        this.socket = socket;
        this.closing = closing;
    }

    /** Connects to the socket of this name in a folder, however long the folder's path is. */
    public static PacketSocket connect(Path folder, String name) throws IOException {
        int opened = Native.C.open(folder.toString(), Native.O_PATH | Native.O_CLOEXEC, 0);
        try (Descriptor parent = new Descriptor(Native.check(opened, "could not open " + folder))) {
            Descriptor socket = new Descriptor(Native.check(
                    Native.C.socket(Native.AF_UNIX, Native.SOCK_SEQPACKET | Native.O_NONBLOCK | Native.O_CLOEXEC, 0),
                    "socket"));
            try {
                Pointer address = address("/proc/self/fd/" + parent.number() + "/" + name);
                Native.check(
                        Native.C.connect(socket.number(), address, FAMILY + LONGEST_PATH + 1),
                        "could not connect to " + folder.resolve(name));
                return new PacketSocket(socket, new EventFd());
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        }
    }

    private static Pointer address(String path) throws IOException {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_PATH) {
            throw new IOException(path + " is too long for the address of a socket");
        }
        Pointer address = Native.memory(FAMILY + LONGEST_PATH + 1);
        boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        address.putByte(little ? 0 : 1, (byte) Native.AF_UNIX);
        address.put(FAMILY, bytes, 0, bytes.length);
        return address;
    }

    /** Waits for the next packet, of which what does not fit is lost; its length, -1 at the end or once this is closed. */
    public int read(byte[] buffer) throws IOException {
        if (!enter()) {
            return -1;
        }
        try {
            while (ready(reading, Native.POLLIN)) {
                long length = Native.C.read(socket.number(), buffer, buffer.length);
                if (length >= 0) {
                    return length == 0 ? -1 : (int) length;
                }
                requirePassing("read", Native.error(), Native.ECONNRESET);
            }
            return -1;
        } finally {
            leave();
        }
    }

    /** Sends one packet, waiting for room; false if the other side takes no more, or this is closed. */
    public boolean write(byte[] packet, int length) throws IOException {
        if (!enter()) {
            return false;
        }
        try {
            while (ready(writing, Native.POLLOUT)) {
                if (Native.C.write(socket.number(), packet, length) >= 0) {
                    return true;
                }
                int error = Native.error();
                if (error == Native.EPIPE || error == Native.ECONNRESET) {
                    return false;
                }
                requirePassing("write", error, Native.EAGAIN);
            }
            return false;
        } finally {
            leave();
        }
    }

    /** What the other side had not read when it closed is told as an error before what it had sent; it is none here. */
    private static void requirePassing(String what, int error, int alsoPassing) throws IOException {
        if (error != Native.EINTR && error != Native.EAGAIN && error != alsoPassing) {
            throw Native.failure(what, error);
        }
    }

    /** Tells the other side that no more will be sent; reading goes on. */
    public void endOfInput() {
        if (enter()) {
            try {
                Native.C.shutdown(socket.number(), SHUT_WR);
            } finally {
                leave();
            }
        }
    }

    /** Waits; false once this is closed. */
    private boolean ready(Poll poll, short events) throws IOException {
        poll.set(0, socket.number(), events);
        poll.set(1, closing.number(), Native.POLLIN);
        boolean any = poll.await(-1);
        while (!any) {
            any = poll.await(-1);
        }
        return !poll.ready(1);
    }

    private synchronized boolean enter() {
        if (!closed) {
            users++;
        }
        return !closed;
    }

    private synchronized void leave() {
        users--;
        giveBack();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            closing.signal();
            giveBack();
        }
    }

    private void giveBack() {
        if (closed && users == 0) {
            socket.close();
            closing.close();
        }
    }
}
