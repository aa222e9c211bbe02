package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.criu.Area;
import dev.slipway.runtime.criu.CriuImages;
import dev.slipway.runtime.criu.CriuLog;
import dev.slipway.runtime.criu.DescriptorDetail;
import dev.slipway.runtime.criu.Hit;
import dev.slipway.runtime.criu.LogEntry;
import dev.slipway.runtime.criu.MemoryBytes;
import dev.slipway.runtime.criu.MemorySearch;
import dev.slipway.runtime.criu.MountDetail;
import dev.slipway.runtime.criu.ProcessDetail;
import dev.slipway.runtime.criu.ProcessMemory;
import dev.slipway.runtime.criu.SavedProcess;
import dev.slipway.runtime.criu.SearchPattern;
import dev.slipway.runtime.criu.SocketDetail;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.state.Checkpoint;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is in checkpoints. Nothing is read before it is asked for. Safe for use by several threads.
 *
 * <p>A checkpoint is named by its full id, name, or unique prefix. All methods throw {@link EngineException}
 * NO_SUCH_CHECKPOINT, AMBIGUOUS_ID, INVALID_ARGUMENT for a process that it does not have, and CHECKPOINT where what they
 * read is damaged.
 */
public final class Contents {
    private static final int KEPT_OPEN = 4;

    /** What a row has of text beside its own. */
    private static final int PER_ROW = 100;

    private final Function<String, Checkpoint> checkpoints;
    private final CheckpointUses uses;

    /** Those looked into last, by folder: what was decoded of them is not decoded again. */
    private final Map<Path, SoftReference<CriuImages>> open = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param checkpoints finds one, or throws
     * @param uses what keeps one from being removed while it is searched or compared
     */
    Contents(Function<String, Checkpoint> checkpoints, CheckpointUses uses) {
        this.checkpoints = checkpoints;
        this.uses = uses;
    }

    /** The checkpoint itself. */
    public Checkpoint require(String checkpoint) {
        return checkpoints.apply(checkpoint);
    }

    CriuImages images(Checkpoint checkpoint) {
        Path folder = Path.of(checkpoint.path()).resolve(Members.IMAGES);
        synchronized (open) {
            SoftReference<CriuImages> kept = open.get(folder);
            CriuImages images = kept == null ? null : kept.get();
            if (images == null) {
                images = new CriuImages(folder);
                open.put(folder, new SoftReference<>(images));
            }
            if (open.size() > KEPT_OPEN) {
                open.remove(open.keySet().iterator().next());
            }
            return images;
        }
    }

    private CriuImages images(String checkpoint) {
        return images(require(checkpoint));
    }

    /** Everything known of one process. */
    public ProcessDetail process(String checkpoint, int pid) {
        CriuImages images = images(checkpoint);
        return images.detail(processes(images, pid).get(0));
    }

    /** All, or the one of this id. */
    private static List<SavedProcess> processes(CriuImages images, @Nullable Integer pid) {
        List<SavedProcess> found = images.processes().stream()
                .filter(process -> pid == null || process.pid() == pid)
                .toList();
        if (pid != null && found.isEmpty()) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT, "could not look into the checkpoint: it has no process " + pid)
                    .hint("checkpoint.processes lists them.");
        }
        return found;
    }

    /**
     * Open descriptors, by process and number.
     *
     * @param pid of one process; null for all, here and below
     * @param after how many are passed over, here and below
     * @param most at most so many; fewer where they have more text than an answer may hold, but at least one if there is
     *     one, here and below
     */
    public List<DescriptorDetail> descriptors(String checkpoint, @Nullable Integer pid, int after, int most) {
        CriuImages images = images(checkpoint);
        Part<DescriptorDetail> part =
                new Part<>(after, most, row -> row.target().length() + PER_ROW);
        for (SavedProcess process : processes(images, pid)) {
            for (DescriptorDetail row : part.open() ? images.descriptors(process) : List.<DescriptorDetail>of()) {
                part.add(row);
            }
        }
        return part.rows();
    }

    /** Sockets, each once; of one process those that it holds. */
    public List<SocketDetail> sockets(String checkpoint, @Nullable Integer pid) {
        CriuImages images = images(checkpoint);
        processes(images, pid);
        return images.sockets().stream()
                .filter(socket -> pid == null || socket.holders().stream().anyMatch(holder -> holder.pid() == pid))
                .toList();
    }

    /** An area of memory, and whose it is. */
    public record ProcessArea(int pid, Area area) {}

    /** Areas of memory, by process and address. */
    public List<ProcessArea> memoryMap(String checkpoint, @Nullable Integer pid, int after, int most) {
        CriuImages images = images(checkpoint);
        Part<ProcessArea> part = new Part<>(after, most, row -> text(row.area().path()) + PER_ROW);
        for (SavedProcess process : processes(images, pid)) {
            if (part.open()) {
                try (ProcessMemory memory = images.memory(process.pid())) {
                    memory.areas().forEach(area -> part.add(new ProcessArea(process.pid(), area)));
                }
            }
        }
        return part.rows();
    }

    private static int text(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    /** Mounts, each after the one it is on; of one process those of its mount namespace. */
    public List<MountDetail> mounts(String checkpoint, @Nullable Integer pid) {
        CriuImages images = images(checkpoint);
        return images.mounts(processes(images, pid));
    }

    /** The environment of a process, {@code NAME=value}; empty where it can't be read. */
    public record Environment(int pid, List<String> variables) {}

    /** Environments, by process. */
    public List<Environment> environments(String checkpoint, @Nullable Integer pid, int after, int most) {
        CriuImages images = images(checkpoint);
        Part<Environment> part = new Part<>(
                after,
                most,
                row -> row.variables().stream().mapToInt(String::length).sum() + PER_ROW);
        for (SavedProcess process : processes(images, pid)) {
            if (part.open()) {
                part.add(new Environment(process.pid(), images.environment(process.pid())));
            }
        }
        return part.rows();
    }

    /** Bytes of a process's memory, with what is in no image marked. */
    public MemoryBytes memory(String checkpoint, int pid, long address, int length) {
        CriuImages images = images(checkpoint);
        processes(images, pid);
        try (ProcessMemory memory = images.memory(pid)) {
            return memory.read(address, length);
        }
    }

    /**
     * What a search found.
     *
     * @param more whether it stopped because it had found enough
     * @param searched bytes that were looked at
     */
    public record Found(List<Hit> hits, boolean more, long searched) {}

    /** Bytes that a search has to look at, of these processes; of all where {@code pids} is empty. */
    public long searchable(String checkpoint, Set<Integer> pids) {
        CriuImages images = images(checkpoint);
        return wanted(images, pids).stream().mapToLong(SavedProcess::memory).sum();
    }

    private static List<SavedProcess> wanted(CriuImages images, Set<Integer> pids) {
        if (pids.isEmpty()) {
            return images.processes();
        }
        List<SavedProcess> found = new ArrayList<>();
        pids.stream().sorted().forEach(pid -> found.addAll(processes(images, pid)));
        return found;
    }

    /**
     * Looks for a pattern in the memory of these processes, of all where {@code pids} is empty.
     *
     * @param most hits after which it stops
     * @throws EngineException as above; CANCELLED
     */
    public Found search(String checkpoint, SearchPattern pattern, Set<Integer> pids, int most, Progress progress) {
        Checkpoint searched = require(checkpoint);
        return uses.during(List.of(searched), () -> search(searched, pattern, pids, most, progress));
    }

    private Found search(Checkpoint checkpoint, SearchPattern pattern, Set<Integer> pids, int most, Progress progress) {
        CriuImages images = images(checkpoint);
        MemorySearch search = new MemorySearch(pattern, most, progress);
        search.expect(searchable(checkpoint.id(), pids));
        for (SavedProcess process : wanted(images, pids)) {
            try (ProcessMemory memory = images.memory(process.pid())) {
                search.in(memory);
            }
        }
        return new Found(search.hits(), search.more(), search.searched());
    }

    /** Lines of CRIU's log of the dump, as bad as {@code level} or worse; none where there is no log. */
    public List<LogEntry> log(String checkpoint, LogEntry.Level level, int after, int most) {
        return CriuLog.read(
                Path.of(require(checkpoint).path()).resolve("dump.log"),
                after,
                most,
                entry -> entry.level().compareTo(level) <= 0);
    }

    /** Files that are kept in it, by place and as they were saved; {@code place} null for all; {@code after} and {@code most} as above. */
    public List<KeptFile> files(String checkpoint, @Nullable String place, int after, int most) {
        return files(require(checkpoint), place, after, most);
    }

    List<KeptFile> files(Checkpoint checkpoint, @Nullable String place, int after, int most) {
        return files(checkpoint).list(place, after, most);
    }

    private ContentFiles files(Checkpoint checkpoint) {
        return new ContentFiles(Path.of(checkpoint.path()), images(checkpoint));
    }

    /** Reads a part of a file; INVALID_ARGUMENT where there is none. */
    public KeptContent file(String checkpoint, String place, String path, long offset, int length) {
        return files(require(checkpoint)).read(place, path, offset, length);
    }

    /**
     * What two checkpoints have otherwise.
     *
     * @param what is compared
     * @throws EngineException as above; CANCELLED
     */
    public Comparison compare(String from, String to, Set<Comparison.What> what, Progress progress) {
        Checkpoint one = require(from);
        Checkpoint other = require(to);
        return uses.during(List.of(one, other), () -> new Comparing(this, one, other, false, what, progress).run());
    }

    /** As {@link #compare}, with what was saved of a container that runs. */
    Comparison compareLive(Checkpoint from, Checkpoint live, Set<Comparison.What> what, Progress progress) {
        return uses.during(List.of(from), () -> new Comparing(this, from, live, true, what, progress).run());
    }
}
