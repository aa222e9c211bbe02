package dev.slipway.runtime.criu;

import dev.slipway.runtime.criu.image.Images.Core;
import dev.slipway.runtime.criu.image.Images.Fdinfo;
import dev.slipway.runtime.criu.image.Images.Inventory;
import dev.slipway.runtime.criu.image.Images.KernelIds;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A folder of CRIU's images, decoded as far as it is asked for. Memory is never unpacked to read metadata. What was
 * decoded of processes and open files is kept, for images never change. Safe for use by several threads.
 *
 * <p>Images are not trusted: whatever they hold, a method answers or throws {@link EngineException} CHECKPOINT with a
 * sentence that names the image.
 */
public final class CriuImages {
    private static final String INVENTORY = "inventory.img";
    private static final String TMPFS = "tmpfs-dev-";
    private static final int MOST_HOLDERS = 200_000;

    private final ImageFolder folder;
    private final PageChains chains;
    private @Nullable List<SavedProcess> processes;
    private @Nullable OpenFiles files;

    public CriuImages(Path folder) {
        this.folder = new ImageFolder(folder);
        chains = new PageChains(this.folder);
    }

    /** Whether the dump was finished: CRIU writes its inventory last. */
    public boolean complete() {
        return folder.has(INVENTORY);
    }

    /** Requires what {@link #complete} tells, and that the inventory is one. */
    public void requireComplete() {
        folder.first(INVENTORY, ImageMagic.INVENTORY, Inventory.parser());
    }

    /** The saved processes, parents first, siblings by id. */
    public synchronized List<SavedProcess> processes() {
        if (processes == null) {
            processes = List.copyOf(new ProcessTree(folder, chains).read());
        }
        return processes;
    }

    /** Architecture of the machine that they were taken on. */
    public Architecture architecture() {
        return processes().stream()
                .findFirst()
                .map(first -> folder.first("core-" + first.pid() + ".img", ImageMagic.CORE, Core.parser()))
                .map(core -> Architecture.of(core.getMtype()))
                .orElse(Architecture.UNKNOWN);
    }

    private synchronized OpenFiles files() {
        if (files == null) {
            files = new OpenFiles(folder);
        }
        return files;
    }

    /** Everything known of a process. */
    public ProcessDetail detail(SavedProcess process) {
        return new ProcessDetails(folder, files()).of(process);
    }

    /**
     * A process's environment as it was when it was started.
     *
     * @return {@code NAME=value}; empty where it can't be read
     */
    public List<String> environment(int pid) {
        return ProcessTree.strings(folder, chains, pid, ProcessTree.Text.ENVIRONMENT);
    }

    /** The descriptors of a process by number; those of all of them may be more than there is room for. */
    public List<DescriptorDetail> descriptors(SavedProcess process) {
        return Mappings.any(folder, process.pid())
                ? new Descriptors(folder, files()).of(process.pid(), table(process.pid()))
                : List.of();
    }

    private long table(int pid) {
        return Integer.toUnsignedLong(ProcessDetails.ids(folder, pid).getFilesId());
    }

    /** The sockets of the checkpoint, by the number of the open file, with all who hold them. */
    public List<SocketDetail> sockets() {
        return new Sockets(folder, files(), holders()).read();
    }

    private Map<Long, List<SocketDetail.Holder>> holders() {
        Map<Long, List<SocketDetail.Holder>> holders = new HashMap<>();
        int count = 0;
        for (SavedProcess process : processes()) {
            if (!Mappings.any(folder, process.pid())) {
                continue;
            }
            for (Fdinfo entry : Descriptors.entries(folder, table(process.pid()))) {
                if (FileType.of(entry.getType()).socket()) {
                    if (++count > MOST_HOLDERS) {
                        throw Damage.of(folder.file("fdinfo"), "sockets have more than " + MOST_HOLDERS + " holders");
                    }
                    holders.computeIfAbsent(Integer.toUnsignedLong(entry.getId()), file -> new ArrayList<>())
                            .add(new SocketDetail.Holder(process.pid(), entry.getFd()));
                }
            }
        }
        return holders;
    }

    /** The mounts that processes had, each namespace once. */
    public List<MountDetail> mounts(List<SavedProcess> of) {
        Set<Long> namespaces = new HashSet<>();
        List<MountDetail> found = new ArrayList<>();
        for (SavedProcess process : of) {
            KernelIds ids = ProcessDetails.ids(folder, process.pid());
            long namespace = Integer.toUnsignedLong(ids.getMntNsId());
            if (ids.hasMntNsId() && namespaces.add(namespace)) {
                found.addAll(Mounts.read(folder, namespace));
            }
        }
        return found;
    }

    /** The memory of a process; one that has none, as a zombie, has no areas. The caller closes it. */
    public ProcessMemory memory(int pid) {
        return new ProcessMemory(pid, new Mappings(folder, files(), chains, pid).read());
    }

    /** The files that were open without a name. */
    public List<GhostFile> ghosts() {
        return GhostFiles.read(folder, files());
    }

    /** A part of one's content, as much as there is from {@code offset} on, at most {@code length} bytes. */
    public static byte[] content(GhostFile file, long offset, int length) {
        return GhostFiles.content(file, offset, length);
    }

    /**
     * The file systems in memory that were saved, each as a compressed tar.
     *
     * @return where it was mounted in the container, to the tar
     */
    public Map<String, Path> memoryFileSystems() {
        Map<String, Path> found = new LinkedHashMap<>();
        for (MountDetail mount : mounts(processes())) {
            String name = TMPFS + mount.device() + ".tar.gz.img";
            if (mount.root().equals("/") && folder.has(name)) {
                found.putIfAbsent(mount.destination(), folder.file(name));
            }
        }
        return found;
    }

    /** Bytes of the images by kind: {@code memory} of pages, {@code metadata} of all others. */
    public Map<String, Long> sizes() {
        long memory = 0;
        long metadata = 0;
        try (var all = Files.newDirectoryStream(folder.path())) {
            for (Path file : all) {
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    continue;
                }
                long size = Files.size(file);
                if (String.valueOf(file.getFileName()).startsWith("pages-")) {
                    memory += size;
                } else {
                    metadata += size;
                }
            }
        } catch (IOException e) {
            throw EngineException.of(
                    ErrorKind.CHECKPOINT, "could not read the checkpoint's images: " + e.getMessage(), e);
        }
        return Map.of("memory", memory, "metadata", metadata);
    }
}
