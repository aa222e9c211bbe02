package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.os.InRoot;
import dev.slipway.runtime.os.OpenFile;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.storage.ImportLimits;
import dev.slipway.runtime.storage.Inode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts files into containers. The bytes are taken in before the container is touched; a file that is there keeps what it
 * is, and gets another content.
 */
@SuppressWarnings("try") // a lock is held, not looked at
public final class FilePut {
    private static final int BUFFER = 1 << 16;
    private static final int USUAL_MODE = 0644;
    private static final int LONGEST_NAME = 255;

    private final Machinery parts;
    private final Operations operations;

    FilePut(Machinery parts, Operations operations) {
        this.parts = parts;
        this.operations = operations;
    }

    /**
     * Who a file belongs to, and who may do what with it; null each for what it has, or root's and 0644 for a new one.
     *
     * @param uid as in the container
     * @param gid as in the container
     * @param mode permissions
     */
    public record Access(
            @Nullable Integer uid,
            @Nullable Integer gid,
            @Nullable Integer mode) {}

    /**
     * Writes a file, in any state but REMOVING; its folder must be there. After an error before all bytes came nothing is
     * changed. Event {@code put}.
     *
     * @param path absolute, in the container; no link is followed at its end
     * @param bytes read to its end, not closed
     * @throws EngineException as of {@link ContainerFiles}; EXHAUSTED if it is too big or the disk full; CANCELLED
     */
    public void put(String id, String path, Access access, InputStream bytes, Progress progress) {
        parts.gate().check();
        ContainerRecord container = operations.lifecycle().require(id, Operation.LOOK);
        int last = path.lastIndexOf('/') + 1;
        String name = path.substring(last);
        if (!path.startsWith("/")
                || name.isEmpty()
                || name.equals(".")
                || name.equals("..")
                || name.length() > LONGEST_NAME
                || SpecOptions.hasNul(path)) {
            throw ContainerFiles.refused(
                    container, path, "names no file", "Give an absolute path that ends with the file's name.");
        }
        Path received = parts.layout().unfinished().resolve(parts.names().id());
        Folders.create(parts.layout().unfinished());
        try {
            receive(bytes, received, progress);
            progress.at("put", -1);
            try (Locks.Held held = parts.locks().hold(id)) {
                ContainerRecord now = operations.lifecycle().require(id, Operation.LOOK);
                mounted(now, root -> {
                    try (OpenFile folder = root.find(path.substring(0, last), true)) {
                        write(now, root, folder, name, path, access, received);
                    }
                });
                operations.ledger().tell(operations.ledger().event(now.config(), "put", Map.of("path", path)));
            }
        } catch (IOException e) {
            progress.check();
            throw ContainerFiles.failure(container, path, e);
        } finally {
            Folders.delete(received);
        }
    }

    private static void receive(InputStream bytes, Path received, Progress progress) throws IOException {
        long limit = ImportLimits.defaults().bytes();
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        try (OutputStream file = Files.newOutputStream(received)) {
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                progress.check();
                total += read;
                if (total > limit) {
                    throw EngineException.of(
                            ErrorKind.EXHAUSTED, "could not take the file: it is bigger than " + limit + " bytes");
                }
                file.write(buffer, 0, read);
            }
        }
        progress.check();
    }

    private interface Writing {
        void in(InRoot root) throws IOException;
    }

    /** With its root filesystem mounted, for this alone if it is not, as it would be for a run. */
    private void mounted(ContainerRecord container, Writing writing) throws IOException {
        Rootfs rootfs = operations.rootfs();
        boolean mount = rootfs.layered(container.config()) && !rootfs.mounted(container);
        try {
            if (mount) {
                Folders.create(parts.layout().run(container.id()));
                rootfs.mount(container.config());
            }
            try (InRoot root = InRoot.of(rootfs.path(container.config()))) {
                writing.in(root);
            }
        } finally {
            if (mount) {
                operations.lifecycle().release(container.id());
            }
        }
    }

    private void write(
            ContainerRecord container,
            InRoot root,
            OpenFile folder,
            String name,
            String path,
            Access access,
            Path content)
            throws IOException {
        if (!Inode.of(folder.path()).folder()) {
            throw ContainerFiles.refused(container, path, "leads through a file", "Name a file in a folder.");
        }
        try (OpenFile known = root.find(folder, name)) {
            Inode inode = Inode.of(known.path());
            if (!inode.regular()) {
                throw ContainerFiles.refused(
                        container, path, "is a " + inode.kind(), "Remove it first, or name a file.");
            }
            fill(known.path(), content);
            give(known.path(), container.config(), access);
            return;
        } catch (NoSuchFileException absent) {
            // It is made.
        }
        boolean made = false;
        try (OpenFile fresh = root.create(folder, name)) {
            try {
                fill(fresh.path(), content);
                give(
                        fresh.path(),
                        container.config(),
                        new Access(
                                Objects.requireNonNullElse(access.uid(), 0),
                                Objects.requireNonNullElse(access.gid(), 0),
                                Objects.requireNonNullElse(access.mode(), USUAL_MODE)));
                made = true;
            } finally {
                if (!made) {
                    Files.deleteIfExists(folder.path().resolve(name));
                }
            }
        }
    }

    private static void fill(Path file, Path content) throws IOException {
        try (OutputStream output = Files.newOutputStream(file)) {
            Files.copy(content, output);
        }
    }

    private static void give(Path file, ContainerConfig config, Access access) throws IOException {
        if (access.uid() != null) {
            Files.setAttribute(file, "unix:uid", onHost(config, "uidMappings", access.uid()));
        }
        if (access.gid() != null) {
            Files.setAttribute(file, "unix:gid", onHost(config, "gidMappings", access.gid()));
        }
        if (access.mode() != null) {
            Files.setAttribute(file, "unix:mode", access.mode());
        }
    }

    /** The host's number of a user or group of the container. */
    private static int onHost(ContainerConfig config, String mappings, int number) {
        for (JsonNode mapping : config.spec().path("linux").path(mappings)) {
            long offset = number - mapping.path("containerID").asLong();
            if (offset >= 0 && offset < mapping.path("size").asLong()) {
                return (int) (mapping.path("hostID").asLong() + offset);
            }
        }
        return number;
    }
}
