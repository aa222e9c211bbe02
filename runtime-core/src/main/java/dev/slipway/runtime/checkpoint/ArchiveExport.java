package dev.slipway.runtime.checkpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.ContainerConfig;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/**
 * Writes a checkpoint as podman's archive. It is restored by podman as one of its own, and holds besides what podman does
 * not look at: our configuration of the container, and what the catalogue says. Podman has no archive of a pod; ours has
 * such a one in a folder for each container.
 */
final class ArchiveExport {
    private static final int BUFFER = 1 << 16;
    private static final long REPORT_EVERY = 8 << 20;
    private static final int FILE_MODE = 0600;
    private static final int FOLDER_MODE = 0700;
    private static final List<String> AS_THEY_ARE = List.of(
            Members.CONFIG,
            Members.NETWORK,
            Members.STATISTICS,
            Members.DELETED,
            Members.CHANGES,
            Members.LOG,
            Members.SHARED_MEMORY,
            Members.DIFF);

    private final PodmanConfig podman;

    ArchiveExport(PodmanConfig podman) {
        this.podman = podman;
    }

    /**
     * What is written.
     *
     * @param parent the pre-checkpoint that it builds on, which goes along; null for none
     * @param folder where it is in the archive, ending in a slash; "" where it is the archive
     */
    record Source(Checkpoint checkpoint, @Nullable Checkpoint parent, String folder) {
        private long size() {
            return checkpoint.size() + (parent == null ? 0 : parent.size());
        }
    }

    /**
     * Writes one.
     *
     * @param output not closed
     * @return bytes of the archive
     * @throws EngineException UNSUPPORTED for one that podman's archive has no place for; CHECKPOINT where it is damaged;
     *     STORAGE, if that which takes the bytes is gone too; CANCELLED
     */
    long write(Source source, Compression compression, OutputStream output, Progress progress) {
        return write(List.of(source), false, compression, output, progress);
    }

    /** As {@link #write}, those of a pod, each in a folder named as its container. */
    long writePod(List<Checkpoint> together, Compression compression, OutputStream output, Progress progress) {
        List<Source> sources = together.stream()
                .map(each -> new Source(each, null, each.containerName() + "/"))
                .toList();
        return write(sources, true, compression, output, progress);
    }

    private long write(
            List<Source> sources, boolean ofPod, Compression compression, OutputStream output, Progress progress) {
        sources.forEach(source -> requirePlace(source.checkpoint(), source.parent()));
        Counting counting = new Counting(output);
        Copying copying = new Copying(sources.stream().mapToLong(Source::size).sum(), progress);
        try (OutputStream packed = compression.over(counting);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(packed, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            if (ofPod) {
                json(
                        tar,
                        Members.POD,
                        SavedJson.bytes(Map.of(
                                "containers",
                                sources.stream()
                                        .map(source -> source.checkpoint().containerName())
                                        .toList())));
            }
            for (Source source : sources) {
                write(tar, copying, source);
            }
            tar.finish();
        } catch (IOException e) {
            Checkpoint first = sources.get(0).checkpoint();
            throw EngineException.of(
                            ErrorKind.STORAGE, "could not export checkpoint " + first.name() + ": " + e.getMessage(), e)
                    .about(first.id())
                    .hint("What was written is not whole. Export it again, and read it to its end.");
        }
        return counting.bytes;
    }

    private void write(TarArchiveOutputStream tar, Copying copying, Source source) throws IOException {
        Checkpoint checkpoint = source.checkpoint();
        Checkpoint parent = source.parent();
        Path folder = Path.of(checkpoint.path());
        String place = source.folder();
        ContainerConfig config = new SavedConfig().read(folder);
        ObjectNode ranWith = SavedJson.read(folder.resolve(Members.SPEC), ObjectNode.class, "the OCI configuration");
        json(tar, place + Members.RECORD, SavedJson.bytes(checkpoint));
        json(tar, place + Members.PODMAN_CONFIG, SavedJson.bytes(podman.config(config, runtime(checkpoint))));
        json(tar, place + Members.SPEC, SavedJson.bytes(podman.spec(config, ranWith)));
        for (String member : AS_THEY_ARE) {
            copying.file(tar, folder.resolve(member), place + member);
        }
        copying.folder(tar, folder.resolve(Members.VOLUMES), place + Members.VOLUMES);
        boolean pre = checkpoint.options().preCheckpoint();
        copying.folder(
                tar, folder.resolve(Members.IMAGES), place + (pre ? Members.PRE_IMAGES : Members.ARCHIVED_IMAGES));
        if (parent != null || Files.isDirectory(folder.resolve(Members.PRE_IMAGES))) {
            parent(tar, copying, folder, source);
        }
    }

    private static void parent(TarArchiveOutputStream tar, Copying copying, Path folder, Source source)
            throws IOException {
        TarArchiveEntry link = new TarArchiveEntry(
                source.folder() + Members.ARCHIVED_IMAGES + "/" + Members.PARENT, TarConstants.LF_SYMLINK);
        link.setLinkName("../" + Members.PRE_IMAGES);
        tar.putArchiveEntry(link);
        tar.closeArchiveEntry();
        Checkpoint parent = source.parent();
        Path images = parent == null
                ? folder.resolve(Members.PRE_IMAGES)
                : Path.of(parent.path()).resolve(Members.IMAGES);
        copying.folder(tar, images, source.folder() + Members.PRE_IMAGES);
    }

    private static void requirePlace(Checkpoint checkpoint, @Nullable Checkpoint parent) {
        if (parent != null && parent.parent() != null) {
            throw refused(
                    checkpoint,
                    "it builds on a chain of pre-checkpoints, and an archive holds one",
                    "Take a whole checkpoint, or one that builds on a first pre-checkpoint.");
        }
        if (Files.exists(Path.of(checkpoint.path()).resolve(Members.UPPER))) {
            throw refused(
                    checkpoint,
                    "it was taken by an older version, which saved files in another form",
                    "Restore it, and take another checkpoint.");
        }
        if (!Files.exists(Path.of(checkpoint.path()).resolve(Members.SPEC))) {
            throw refused(
                    checkpoint,
                    "it was taken by an older version, which did not save what the container ran with",
                    "Restore it, and take another checkpoint.");
        }
    }

    private static EngineException refused(Checkpoint checkpoint, String why, String hint) {
        return EngineException.of(
                        ErrorKind.UNSUPPORTED, "could not export checkpoint " + checkpoint.name() + ": " + why)
                .about(checkpoint.id())
                .hint(hint);
    }

    /** Podman knows no version beside the name. */
    private static String runtime(Checkpoint checkpoint) {
        return checkpoint.host().getOrDefault(HostFacts.RUNTIME, "runc").replaceFirst(" .*", "");
    }

    private static void json(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setMode(FILE_MODE);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    /** Files on their way into the archive. */
    private static final class Copying {
        private final long total;
        private final Progress progress;
        private final byte[] buffer = new byte[BUFFER];
        private long bytes;
        private long reported;

        private Copying(long total, Progress progress) {
            this.total = Math.max(1, total);
            this.progress = progress;
        }

        /** All of a folder, without links; nothing if it is not there. */
        private void folder(TarArchiveOutputStream tar, Path folder, String name) throws IOException {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                return;
            }
            TarArchiveEntry entry = new TarArchiveEntry(name + "/");
            entry.setMode(FOLDER_MODE);
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
            List<Path> files;
            try (Stream<Path> all = Files.list(folder)) {
                files = all.sorted().toList();
            }
            for (Path file : files) {
                file(tar, file, name + "/" + file.getFileName());
            }
        }

        /** A plain file; nothing if there is none. */
        private void file(TarArchiveOutputStream tar, Path file, String name) throws IOException {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return;
            }
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setMode(FILE_MODE);
            entry.setSize(Files.size(file));
            entry.setModTime(Files.getLastModifiedTime(file));
            tar.putArchiveEntry(entry);
            try (InputStream source = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
                    progress.check();
                    tar.write(buffer, 0, read);
                    bytes += read;
                    if (bytes - reported >= REPORT_EVERY) {
                        reported = bytes;
                        progress.at("write " + (bytes >> 20) + " MiB", Math.min(1, (double) bytes / total));
                    }
                }
            }
            tar.closeArchiveEntry();
        }
    }

    /** Counts what goes on to a stream, which it does not close. */
    private static final class Counting extends FilterOutputStream {
        private long bytes;

        private Counting(OutputStream output) {
            super(output);
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            bytes++;
        }

        @Override
        public void write(byte[] some, int offset, int length) throws IOException {
            out.write(some, offset, length);
            bytes += length;
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
