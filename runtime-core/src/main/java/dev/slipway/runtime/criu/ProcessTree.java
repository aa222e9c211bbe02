package dev.slipway.runtime.criu;

import dev.slipway.runtime.criu.image.Images.Core;
import dev.slipway.runtime.criu.image.Images.Creds;
import dev.slipway.runtime.criu.image.Images.Mm;
import dev.slipway.runtime.criu.image.Images.PstreeEntry;
import dev.slipway.runtime.criu.image.Images.Task;
import dev.slipway.runtime.error.EngineException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the tree of saved processes. */
final class ProcessTree {
    private static final String IMAGE = "pstree.img";
    private static final int MAX_PROCESSES = 50_000;
    private static final int MAX_TEXT = 1 << 20;

    /** Bytes of all command lines together; those after them are left out. */
    private static final int MAX_TEXTS = 8 << 20;

    private final ImageFolder folder;
    private final PageChains chains;
    private int textLeft = MAX_TEXTS;

    ProcessTree(ImageFolder folder, PageChains chains) {
        this.folder = folder;
        this.chains = chains;
    }

    /**
     * The processes, parents first, siblings by id.
     *
     * @throws EngineException CHECKPOINT where an image is missing or damaged
     */
    List<SavedProcess> read() {
        Map<Integer, List<SavedProcess>> children = new TreeMap<>();
        Set<Integer> known = new HashSet<>();
        Path tree = folder.file(IMAGE);
        try (ImageReader reader = ImageReader.open(tree, ImageMagic.PSTREE)) {
            for (PstreeEntry entry = reader.next(PstreeEntry.parser());
                    entry != null;
                    entry = reader.next(PstreeEntry.parser())) {
                SavedProcess process = process(entry);
                if (!known.add(process.pid())) {
                    throw Damage.of(tree, "process " + process.pid() + " is in it twice");
                }
                if (known.size() > MAX_PROCESSES) {
                    throw Damage.of(tree, "it has more than " + MAX_PROCESSES + " processes");
                }
                children.computeIfAbsent(process.ppid(), parent -> new ArrayList<>())
                        .add(process);
            }
        }
        List<SavedProcess> ordered = ordered(children);
        if (ordered.size() < known.size()) {
            throw Damage.of(tree, "not all of its processes descend from the root");
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

    private SavedProcess process(PstreeEntry entry) {
        if (entry.getPid() <= 0 || entry.getPpid() < 0) {
            throw Damage.of(folder.file(IMAGE), "a process has an impossible id");
        }
        int pid = entry.getPid();
        Core core = core(folder, pid);
        Task task = core.getTask();
        SavedProcess.TaskState state = SavedProcess.TaskState.of(task.getTaskState());
        boolean known = core.getThread().hasCreds();
        Creds credentials = core.getThread().getCreds();
        PageChain pages = chains.of(pid);
        return new SavedProcess(
                pid,
                entry.getPpid(),
                entry.getPgid(),
                entry.getSid(),
                task.getComm(),
                arguments(pid),
                state,
                ended(state) ? List.of(pid) : threads(entry),
                known ? (Integer) credentials.getUid() : null,
                known ? (Integer) credentials.getGid() : null,
                pages == null ? 0 : pages.present());
    }

    private List<String> arguments(int pid) {
        if (textLeft <= 0) {
            return List.of();
        }
        List<String> arguments = strings(folder, chains, pid, Text.ARGUMENTS);
        arguments.forEach(argument -> textLeft -= argument.length() + 1);
        return arguments;
    }

    /** CRIU writes no threads of one that has ended, but a number that it forgot to set. */
    private static boolean ended(SavedProcess.TaskState state) {
        return state == SavedProcess.TaskState.DEAD || state == SavedProcess.TaskState.ZOMBIE;
    }

    private List<Integer> threads(PstreeEntry entry) {
        if (entry.getThreadsCount() > MAX_PROCESSES) {
            throw Damage.of(folder.file(IMAGE), "a process has more than " + MAX_PROCESSES + " threads");
        }
        return entry.getThreadsList();
    }

    static Core core(ImageFolder folder, int id) {
        return folder.first("core-" + Integer.toUnsignedString(id) + ".img", ImageMagic.CORE, Core.parser());
    }

    /** Which text of a process's own memory. */
    enum Text {
        ARGUMENTS,
        ENVIRONMENT
    }

    /** Texts as they are in memory now; empty where they are in no image, or where that is damaged. */
    static List<String> strings(ImageFolder folder, PageChains chains, int pid, Text which) {
        if (!Mappings.any(folder, pid)) {
            return List.of();
        }
        Mm mm = Mappings.mm(folder, pid);
        long start = which == Text.ARGUMENTS ? mm.getMmArgStart() : mm.getMmEnvStart();
        long end = which == Text.ARGUMENTS ? mm.getMmArgEnd() : mm.getMmEnvEnd();
        try (PageFiles files = new PageFiles()) {
            PageChain pages = chains.of(pid);
            return pages == null
                    ? List.of()
                    : pages.read(start, end, MAX_TEXT, files)
                            .map(ProcessTree::split)
                            .orElse(List.of());
        } catch (EngineException damaged) {
            return List.of();
        }
    }

    private static List<String> split(byte[] bytes) {
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
}
