package dev.slipway.runtime.os;

import java.io.IOException;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;

/** The C library, and its errors as exceptions. */
final class Native {
    static final int EINTR = 4;
    static final int ESRCH = 3;
    static final int EAGAIN = 11;
    static final int EEXIST = 17;
    static final int ENODEV = 19;
    static final int EINVAL = 22;
    static final int ERANGE = 34;
    static final int ENODATA = 61;
    static final int EOPNOTSUPP = 95;
    static final int ENOENT = 2;
    static final int EPIPE = 32;
    static final int ECONNRESET = 104;

    static final int AF_UNIX = 1;
    static final int SOCK_SEQPACKET = 5;

    static final int O_WRONLY = 1;
    static final int O_RDWR = 2;
    static final int O_CREAT = 0x40;
    static final int O_NONBLOCK = 0x800;
    static final int O_CLOEXEC = 0x80000;
    static final int O_PATH = 0x200000;
    static final short POLLIN = 1;
    static final short POLLOUT = 4;

    static final LibC.Calls C = LibraryLoader.create(LibC.Calls.class).load("c");
    private static final Runtime RUNTIME = Runtime.getRuntime(C);

    private Native() {}

    /** The error number of this thread's last call that failed. */
    static int error() {
        return RUNTIME.getLastError();
    }

    /** {@code result}, or the error of the call it came from. */
    static int check(int result, String what) throws IOException {
        if (result < 0) {
            throw failure(what, error());
        }
        return result;
    }

    static IOException failure(String what, int error) {
        return new IOException(what + ": " + C.strerror(error));
    }

    /** Zeroed memory that lives as long as the pointer to it. */
    static Pointer memory(int size) {
        return Memory.allocateDirect(RUNTIME, size, true);
    }

    /** The null-terminated array of null-terminated strings that execve(2) takes. */
    static Pointer strings(java.util.List<String> values) {
        byte[][] encoded = values.stream()
                .map(value -> value.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        int table = (encoded.length + 1) * Long.BYTES;
        int size = table;
        for (byte[] value : encoded) {
            size += value.length + 1;
        }
        Pointer block = memory(size);
        int at = table;
        for (int i = 0; i < encoded.length; i++) {
            block.putLong((long) i * Long.BYTES, block.address() + at);
            block.put(at, encoded[i], 0, encoded[i].length);
            at += encoded[i].length + 1;
        }
        return block;
    }
}
