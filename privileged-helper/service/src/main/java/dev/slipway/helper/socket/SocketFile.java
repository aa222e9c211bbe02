package dev.slipway.helper.socket;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import jnr.unixsocket.UnixServerSocketChannel;
import jnr.unixsocket.UnixSocketAddress;
import jnr.unixsocket.UnixSocketChannel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The socket's place in the file system. It is bound in a folder of its own that only its owner may enter, given its
 * group and mode there, and then moved to its place: at no moment may somebody else connect.
 */
final class SocketFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SocketFile.class);
    private static final int LONGEST = 107;

    private final Path path;
    private final UnixServerSocketChannel server;
    private final Object key;
    private final int gid;

    private SocketFile(Path path, UnixServerSocketChannel server, Object key, int gid) {
        this.path = path;
        this.server = server;
        this.key = key;
        this.gid = gid;
    }

    /**
     * Listens at {@code path}. A socket there that nobody listens at is replaced.
     *
     * @param group name of the group that may connect; null for root alone
     * @throws EngineException IN_USE if somebody listens there; INVALID_ARGUMENT for a path that is too long, that is
     *     something else than a socket, and for an unknown group
     */
    static SocketFile bind(Path path, @Nullable String group) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || path.toString().length() > LONGEST - 4) {
            throw refuse(path, "its path is too long or has no folder", "Use a path of at most 100 characters.");
        }
        requireFree(path);
        Files.createDirectories(folder);
        Path room = folder.resolve("." + Long.toString(ProcessHandle.current().pid(), Character.MAX_RADIX));
        Path fresh = room.resolve("s");
        discard(fresh, room);
        Files.createDirectory(room, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        UnixServerSocketChannel server = UnixServerSocketChannel.open();
        try {
            server.socket().bind(new UnixSocketAddress(fresh.toString()), 128);
            int gid = hand(fresh, group, path);
            Object key = Files.getAttribute(fresh, "unix:ino", LinkOption.NOFOLLOW_LINKS);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new SocketFile(path, server, key, gid);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        } finally {
            discard(fresh, room);
        }
    }

    UnixServerSocketChannel server() {
        return server;
    }

    /** Id of the group that may connect; -1 for root alone. */
    int gid() {
        return gid;
    }

    /** Stops listening, and removes the file unless another has taken its place. */
    @Override
    public void close() throws IOException {
        server.close();
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                && Files.getAttribute(path, "unix:ino", LinkOption.NOFOLLOW_LINKS)
                        .equals(key)) {
            Files.deleteIfExists(path);
        }
    }

    private static int hand(Path socket, @Nullable String group, Path shown) throws IOException {
        if (group == null) {
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            return -1;
        }
        try {
            GroupPrincipal principal =
                    socket.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(group);
            Files.getFileAttributeView(socket, PosixFileAttributeView.class).setGroup(principal);
        } catch (UserPrincipalNotFoundException e) {
            throw refuse(
                    shown,
                    "there is no group \"" + group + "\"",
                    "Make it (groupadd --system " + group + "), or name another in the configuration: [helper] group.");
        }
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw----"));
        return (Integer) Files.getAttribute(socket, "unix:gid");
    }

    private static void requireFree(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        int mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        if ((mode & 0170000) != 0140000) {
            throw refuse(path, "something else than a socket is there", "Remove it or choose another path.");
        }
        if (answers(path)) {
            throw EngineException.of(ErrorKind.IN_USE, "could not listen at " + path + ": another helper does already")
                    .hint("Stop it, or choose another socket with --socket.");
        }
        LOG.info("replacing the stale socket {}", path);
    }

    private static boolean answers(Path path) throws IOException {
        UnixSocketChannel probe = UnixSocketChannel.create();
        try {
            return probe.connect(new UnixSocketAddress(path.toString()));
        } catch (IOException e) {
            LOG.debug("nobody listens at {}", path, e);
            return false;
        } finally {
            probe.close();
        }
    }

    private static void discard(Path fresh, Path room) throws IOException {
        Files.deleteIfExists(fresh);
        Files.deleteIfExists(room);
    }

    private static EngineException refuse(Path path, String reason, String hint) {
        return EngineException.of(ErrorKind.INVALID_ARGUMENT, "could not listen at " + path + ": " + reason)
                .hint(hint);
    }
}
