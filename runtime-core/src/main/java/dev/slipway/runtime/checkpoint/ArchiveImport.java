package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.criu.CriuImages;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.CheckpointOptions;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.storage.FileTree;
import dev.slipway.runtime.storage.ImportLimits;
import dev.slipway.runtime.storage.Packed;
import dev.slipway.runtime.storage.TarContent;
import dev.slipway.runtime.storage.UnpackedTree;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads podman's archive of a checkpoint, and ours, into an empty folder. It may come from anywhere: no path in it leads
 * out of the folder, neither now nor at a restore, and what nobody knows is left out.
 */
final class ArchiveImport {
    private static final String REFUSED = "could not import the checkpoint: ";
    private static final long ROOM = 256L << 20;
    private static final Set<String> FILES = Set.of(
            Members.CONFIG,
            Members.RECORD,
            Members.PODMAN_CONFIG,
            Members.SPEC,
            Members.NETWORK,
            Members.STATISTICS,
            Members.DELETED,
            Members.CHANGES,
            Members.LOG,
            Members.SHARED_MEMORY,
            Members.DIFF);
    private static final Set<String> FOLDERS = Set.of(Members.IMAGES, Members.PRE_IMAGES, Members.VOLUMES);

    private final PodmanImport podman;

    ArchiveImport(PodmanImport podman) {
        this.podman = podman;
    }

    /**
     * Unpacks it.
     *
     * @param archive read to its end, not closed
     * @param folder empty, and nobody else's; after an error it holds what came before it
     * @return where checkpoints are: the folder itself, or folders in it where the archive is of a pod
     * @throws EngineException INVALID_ARGUMENT for an archive that is damaged, hostile or none of a checkpoint; EXHAUSTED;
     *     CANCELLED
     */
    List<Path> unpack(InputStream archive, Path folder, Progress progress) {
        Expansion expansion = new Expansion();
        try {
            long free = Files.getFileStore(folder).getUsableSpace() - ROOM;
            ImportLimits usual = ImportLimits.defaults();
            ImportLimits limits =
                    new ImportLimits(Math.max(1, Math.min(free, usual.bytes())), usual.entries(), usual.configBytes());
            InputStream tar = expansion.unpacked(Packed.open(expansion.packed(archive)));
            UnpackedTree.unpack(folder, tar, limits, progress, REFUSED);
            return Files.isRegularFile(folder.resolve(Members.POD), LinkOption.NOFOLLOW_LINKS)
                    ? ofPod(folder)
                    : List.of(folder);
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.INVALID_ARGUMENT, REFUSED + e.getMessage(), e)
                    .hint("Export the checkpoint again, packed with zstd or gzip or not at all.");
        }
    }

    private static List<Path> ofPod(Path folder) throws IOException {
        List<Path> members = children(folder).stream()
                .filter(child -> Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS))
                .toList();
        if (members.isEmpty()) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT,
                            REFUSED + "the archive is of a pod, and has none of a container")
                    .hint("Export the pod's checkpoint again.");
        }
        return members;
    }

    /**
     * Reads what was unpacked.
     *
     * @param folder of one checkpoint
     * @return what the catalogue is to say, with the id, name and path that it had elsewhere
     * @throws EngineException INVALID_ARGUMENT for what is hostile or no checkpoint; CHECKPOINT where something in it is
     *     damaged; UNSUPPORTED
     */
    Checkpoint read(Path folder) {
        try {
            arrange(folder);
            requireHarmless(folder);
            return described(folder);
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, REFUSED + e.getMessage(), e);
        }
    }

    /** Gives what is known its place, and takes the rest away. */
    private static void arrange(Path folder) throws IOException {
        Path images = folder.resolve(Members.IMAGES);
        FileTree.delete(images);
        Path archived = folder.resolve(Members.ARCHIVED_IMAGES);
        Path pre = folder.resolve(Members.PRE_IMAGES);
        if (Files.isDirectory(archived, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(archived, images);
        } else if (Files.isDirectory(pre, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(pre, images);
        } else {
            throw EngineException.of(ErrorKind.INVALID_ARGUMENT, REFUSED + "there are no images of CRIU in the archive")
                    .hint("Send an archive that \"podman container checkpoint --export\" or Slipway wrote.");
        }
        for (Path member : children(folder)) {
            String name = member.getFileName().toString();
            boolean file = Files.isRegularFile(member, LinkOption.NOFOLLOW_LINKS);
            boolean known = file
                    ? FILES.contains(name)
                    : Files.isDirectory(member, LinkOption.NOFOLLOW_LINKS) && FOLDERS.contains(name);
            if (!known) {
                FileTree.delete(member);
            }
        }
        for (String name : FOLDERS) {
            requirePlain(folder.resolve(name));
        }
    }

    /** Plain files alone, and the link to the images of a pre-checkpoint. */
    private static void requirePlain(Path folder) throws IOException {
        for (Path file : children(folder)) {
            boolean parent = file.endsWith(Path.of(Members.IMAGES, Members.PARENT))
                    && Files.isSymbolicLink(file)
                    && Files.readSymbolicLink(file).toString().equals("../" + Members.PRE_IMAGES);
            if (!parent && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw EngineException.of(
                                ErrorKind.INVALID_ARGUMENT,
                                REFUSED + folder.getFileName() + "/" + file.getFileName()
                                        + " in the archive is no plain file")
                        .hint("Export the checkpoint again.");
            }
        }
    }

    /** What is unpacked only at a restore. */
    private static void requireHarmless(Path folder) throws IOException {
        for (String name : List.of(Members.DIFF, Members.SHARED_MEMORY)) {
            requireHarmless(folder.resolve(name), name);
        }
        for (Path volume : children(folder.resolve(Members.VOLUMES))) {
            requireHarmless(volume, Members.VOLUMES + "/" + volume.getFileName());
        }
        for (String path : SavedTar.deleted(folder)) {
            if (!path.startsWith("/") || List.of(path.split("/", -1)).contains("..")) {
                throw EngineException.of(
                                ErrorKind.INVALID_ARGUMENT,
                                REFUSED + "the deleted path \"" + path + "\" leads out of the container")
                        .hint("Export the checkpoint again.");
            }
        }
    }

    private static void requireHarmless(Path tar, String name) throws IOException {
        if (Files.exists(tar)) {
            try (InputStream content = new BufferedInputStream(Files.newInputStream(tar))) {
                TarContent.requireHarmless(content, name + " of the checkpoint");
            }
        }
    }

    private Checkpoint described(Path folder) throws IOException {
        boolean pre = !Files.exists(folder.resolve(Members.IMAGES).resolve(Members.INVENTORY));
        Path record = folder.resolve(Members.RECORD);
        if (Files.exists(record) && Files.exists(folder.resolve(Members.CONFIG))) {
            new SavedConfig().read(folder);
            Checkpoint ours = SavedRecord.read(folder);
            requireComplete(folder, ours.options().preCheckpoint());
            return ours.edit().guarded(false).group(null).parent(null).build();
        }
        requireComplete(folder, pre);
        ContainerConfig config = podman.read(folder);
        new SavedConfig().write(folder, config);
        return new Checkpoint(
                config.id(),
                config.name(),
                Files.getLastModifiedTime(any(folder.resolve(Members.IMAGES))).toInstant(),
                config.id(),
                config.name(),
                folder.toString(),
                0,
                new CheckpointOptions(false, false, false, false, false, pre, false, false, false),
                null,
                pre ? Map.of() : host(new CriuImages(folder.resolve(Members.IMAGES))),
                false,
                config.pod(),
                null,
                null,
                null);
    }

    /** What of the other machine the images tell; podman's archive says nothing of it. */
    private static Map<String, String> host(CriuImages images) {
        String architecture = images.architecture().word();
        return architecture == null ? Map.of() : Map.of(HostFacts.ARCHITECTURE, architecture);
    }

    private static void requireComplete(Path folder, boolean pre) {
        if (!pre) {
            new CriuImages(folder.resolve(Members.IMAGES)).requireComplete();
        }
    }

    /** The last file that CRIU wrote, or else any. */
    private static Path any(Path images) throws IOException {
        Path inventory = images.resolve(Members.INVENTORY);
        List<Path> all = children(images);
        return Files.exists(inventory) || all.isEmpty() ? inventory : all.get(0);
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }
}
