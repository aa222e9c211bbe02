package dev.slipway.runtime.os;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import jnr.ffi.Pointer;
import org.jspecify.annotations.Nullable;

/** Network namespaces that live as files in a folder, as those of ip-netns(8); all errors are NETWORK. */
public final class NetworkNamespaces {
    private static final int CLONE_NEWNET = 0x40000000;
    private static final long MS_BIND = 4096;
    private static final int MNT_DETACH = 2;
    private static final int AF_INET = 2;
    private static final int SOCK_DGRAM_CLOEXEC = 2 | Native.O_CLOEXEC;
    private static final int SIOCGIFFLAGS = 0x8913;
    private static final int SIOCSIFFLAGS = 0x8914;
    private static final int IFREQ_SIZE = 40;
    private static final int FLAGS_OFFSET = 16;
    private static final short UP = 1;

    private final Path folder;

    public NetworkNamespaces(Path folder) {
        this.folder = folder;
    }

    /** Where the namespace of this name is, or would be. */
    public Path path(String name) {
        return folder.resolve(name);
    }

    /** Makes a namespace with its loopback interface up; one of that name must not exist. Returns its file. */
    public Path create(String name) {
        Path file = path(name);
        try {
            Files.createDirectories(folder);
            Files.createFile(file);
        } catch (IOException e) {
            throw EngineException.of(
                    ErrorKind.NETWORK, "could not make the network namespace " + file + ": " + e.getMessage(), e);
        }
        AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
        Thread thread = new Thread(() -> failure.set(enterAndPin(file)), "netns-" + name);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = joinFully(thread);
        IOException failed = failure.get();
        if (failed != null || interrupted) {
            delete(name);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw EngineException.of(
                    ErrorKind.CANCELLED, "could not make the network namespace " + file + ": cancelled");
        }
        if (failed != null) {
            throw EngineException.of(
                    ErrorKind.NETWORK,
                    "could not make the network namespace " + file + ": " + failed.getMessage(),
                    failed);
        }
        return file;
    }

    /** Waits for a thread that ends within milliseconds whatever happens; true if interrupted meanwhile. */
    private static boolean joinFully(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    /** Runs on a thread that ends after it, since it changes the thread's namespace for good. */
    private static @Nullable IOException enterAndPin(Path file) {
        try {
            Native.check(Native.C.unshare(CLONE_NEWNET), "unshare");
            bringLoopbackUp();
            Native.check(Native.C.mount("/proc/thread-self/ns/net", file.toString(), "none", MS_BIND, ""), "mount");
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    private static void bringLoopbackUp() throws IOException {
        try (Descriptor socket =
                new Descriptor(Native.check(Native.C.socket(AF_INET, SOCK_DGRAM_CLOEXEC, 0), "socket"))) {
            Pointer request = Native.memory(IFREQ_SIZE);
            byte[] name = "lo".getBytes(StandardCharsets.US_ASCII);
            request.put(0, name, 0, name.length);
            Native.check(Native.C.ioctl(socket.number(), SIOCGIFFLAGS, request), "read flags of lo");
            request.putShort(FLAGS_OFFSET, (short) (request.getShort(FLAGS_OFFSET) | UP));
            Native.check(Native.C.ioctl(socket.number(), SIOCSIFFLAGS, request), "bring lo up");
        }
    }

    /** Gives the namespace up: gone once its last process is. One that does not exist is no error. */
    public void delete(String name) {
        Path file = path(name);
        Native.C.umount2(file.toString(), MNT_DETACH);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw EngineException.of(
                    ErrorKind.NETWORK, "could not remove the network namespace " + file + ": " + e.getMessage(), e);
        }
    }
}
