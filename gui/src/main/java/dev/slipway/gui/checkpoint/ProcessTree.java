package dev.slipway.gui.checkpoint;

import dev.slipway.protocol.model.CheckpointedProcess;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A saved process and those it started.
 *
 * @param children by pid
 */
public record ProcessTree(CheckpointedProcess process, List<ProcessTree> children) {
    public ProcessTree {
        children = List.copyOf(children);
    }

    /** The trees of these processes: one for each whose parent isn't among them. Parents that go in circles are cut open. */
    public static List<ProcessTree> of(List<CheckpointedProcess> processes) {
        Map<Integer, CheckpointedProcess> byPid = new HashMap<>();
        Map<Integer, List<CheckpointedProcess>> byParent = new HashMap<>();
        for (CheckpointedProcess process : processes) {
            byPid.put(process.pid(), process);
            byParent.computeIfAbsent(process.ppid(), any -> new ArrayList<>()).add(process);
        }
        byParent.values().forEach(children -> children.sort(Comparator.comparingInt(CheckpointedProcess::pid)));
        Set<Integer> seen = new HashSet<>();
        List<ProcessTree> roots = new ArrayList<>();
        processes.stream()
                .filter(process -> !byPid.containsKey(process.ppid()))
                .forEach(process -> roots.add(grow(process, byParent, seen)));
        processes.stream().filter(process -> !seen.contains(process.pid())).forEach(process -> {
            if (!seen.contains(process.pid())) {
                roots.add(grow(process, byParent, seen));
            }
        });
        return roots;
    }

    private static ProcessTree grow(
            CheckpointedProcess process, Map<Integer, List<CheckpointedProcess>> byParent, Set<Integer> seen) {
        seen.add(process.pid());
        List<ProcessTree> children = new ArrayList<>();
        for (CheckpointedProcess child : byParent.getOrDefault(process.pid(), List.of())) {
            if (!seen.contains(child.pid())) {
                children.add(grow(child, byParent, seen));
            }
        }
        return new ProcessTree(process, children);
    }
}
