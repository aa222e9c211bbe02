package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A folder of CRIU's images, decoded as far as it is asked for. Memory is never unpacked to read metadata.
 *
 * <p>Images are not trusted: whatever they hold, a method answers or throws {@link EngineException} CHECKPOINT with a
 * sentence that names the image.
 */
public final class CriuImages {
    private static final int MAX_PROCESSES = 100_000;
    private static final int MAX_TEXT = 1 << 20;

    private final Path folder;

    public CriuImages(Path folder) {
        this.folder = folder;
    }

    /** Whether the dump was finished: CRIU writes its inventory last. */
    public boolean complete() {
        return Files.isRegularFile(folder.resolve("inventory.img"), LinkOption.NOFOLLOW_LINKS);
    }

    /** Requires what {@link #complete} tells, and that the inventory is one. */
    public void requireComplete() {
        boolean[] any = new boolean[1];
        ImageFile.read(folder.resolve("inventory.img"), ImageMagic.INVENTORY, (index, message) -> {
            any[0] = true;
            return false;
        });
        if (!any[0]) {
            throw ImageFile.damaged(folder.resolve("inventory.img"), "it is empty", null);
        }
    }

    /** The saved processes, parents first, siblings by id. */
    public List<SavedProcess> processes() {
        Map<Integer, List<SavedProcess>> children = new TreeMap<>();
        Set<Integer> known = new HashSet<>();
        Path tree = folder.resolve("pstree.img");
        ImageFile.read(tree, ImageMagic.PSTREE, (index, message) -> {
            SavedProcess process = process(message);
            if (!known.add(process.pid())) {
                throw ImageFile.damaged(tree, "process " + process.pid() + " is in it twice", null);
            }
            if (known.size() > MAX_PROCESSES) {
                throw ImageFile.damaged(tree, "it has more than " + MAX_PROCESSES + " processes", null);
            }
            children.computeIfAbsent(process.ppid(), parent -> new ArrayList<>())
                    .add(process);
            return true;
        });
        List<SavedProcess> ordered = ordered(children);
        if (ordered.size() < known.size()) {
            throw ImageFile.damaged(tree, "not all of its processes descend from the root", null);
        }
        return ordered;
    }

    private static List<SavedProcess> ordered(Map<Integer, List<SavedProcess>> children) {
        List<SavedProcess> ordered = new ArrayList<>();
        Deque<SavedProcess> waiting = new ArrayDeque<>();
        push(waiting, children, 0);
        while (!waiting.isEmpty()) {
            SavedProcess next = waiting.pop();
            ordered.add(next);
            push(waiting, children, next.pid());
        }
        return ordered;
    }

    private static void push(Deque<SavedProcess> waiting, Map<Integer, List<SavedProcess>> children, int parent) {
        List<SavedProcess> own = new ArrayList<>(children.getOrDefault(parent, List.of()));
        own.sort((one, other) -> Integer.compare(other.pid(), one.pid()));
        own.forEach(waiting::push);
    }

    private SavedProcess process(Fields entry) throws IOException {
        int pid = id(entry, 1);
        if (pid == 0) {
            throw new IOException("a process has no id");
        }
        List<Integer> threads = new ArrayList<>();
        entry.eachNumber(5, thread -> {
            if (threads.size() < MAX_PROCESSES) {
                threads.add((int) thread);
            }
        });
        Core core = core(pid);
        return new SavedProcess(
                pid,
                id(entry, 2),
                id(entry, 3),
                id(entry, 4),
                core.comm(),
                text(pid, 8, 9),
                core.state(),
                threads,
                core.uid(),
                core.gid(),
                new SavedMemory(folder, pid).size());
    }

    private static int id(Fields entry, int field) throws IOException {
        long number = entry.number(field, 0);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new IOException("a process has an impossible id");
        }
        return (int) number;
    }

    /** What is read of a process's own image. */
    private record Core(
            String comm,
            SavedProcess.TaskState state,
            @Nullable Integer uid,
            @Nullable Integer gid) {}

    private Core core(int pid) {
        Core[] found = new Core[1];
        Path file = folder.resolve("core-" + pid + ".img");
        ImageFile.read(file, ImageMagic.CORE, (index, message) -> {
            Fields task = message.message(3);
            Fields credentials = message.message(5).message(10);
            boolean known = credentials.number(1).isPresent();
            found[0] = new Core(
                    task.text(6),
                    SavedProcess.TaskState.of(task.number(1, 0)),
                    known ? (Integer) (int) credentials.number(1, 0) : null,
                    known ? (Integer) (int) credentials.number(2, 0) : null);
            return false;
        });
        if (found[0] == null) {
            throw ImageFile.damaged(file, "it is empty", null);
        }
        return found[0];
    }

    /**
     * A process's environment as it was when it was started.
     *
     * @return {@code NAME=value}; empty where it can't be read
     */
    public List<String> environment(int pid) {
        return text(pid, 10, 11);
    }

    private List<String> text(int pid, int startField, int endField) {
        Path file = folder.resolve("mm-" + pid + ".img");
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        long[] range = new long[2];
        ImageFile.read(file, ImageMagic.MM, (index, message) -> {
            range[0] = message.number(startField, 0);
            range[1] = message.number(endField, 0);
            return false;
        });
        return new SavedMemory(folder, pid)
                .tryRead(range[0], range[1], MAX_TEXT)
                .map(CriuImages::strings)
                .orElse(List.of());
    }

    private static List<String> strings(byte[] bytes) {
        List<String> found = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                found.add(new String(bytes, start, i - start, StandardCharsets.UTF_8));
                start = i + 1;
            }
        }
        if (start < bytes.length) {
            found.add(new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8));
        }
        return found;
    }

    /** Bytes of the images by kind: {@code memory} of pages, {@code metadata} of all others. */
    public Map<String, Long> sizes() {
        long memory = 0;
        long metadata = 0;
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
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
