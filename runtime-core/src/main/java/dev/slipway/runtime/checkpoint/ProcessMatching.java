package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.criu.SavedProcess;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Finds which process of one tree is which of another. An id alone tells little: a process that was started again has
 * another one, and an old one may belong to something else. So the trees are walked together from their roots; of the
 * children of two that are the same, those with the same command line are the same, then those with the same program,
 * then those with the same name; among several, that with the same id, else the first.
 */
final class ProcessMatching {
    private final Map<Integer, List<SavedProcess>> laterChildren;
    private final Map<Integer, List<SavedProcess>> earlierChildren;
    private final Map<Integer, SavedProcess> found = new HashMap<>();

    private ProcessMatching(List<SavedProcess> earlier, List<SavedProcess> later) {
        earlierChildren = children(earlier);
        laterChildren = children(later);
    }

    /**
     * The likes.
     *
     * @param earlier parents first
     * @param later parents first
     * @return id of a later process to its earlier one; those without are new
     */
    static Map<Integer, SavedProcess> of(List<SavedProcess> earlier, List<SavedProcess> later) {
        ProcessMatching matching = new ProcessMatching(earlier, later);
        Deque<int[]> parents = new ArrayDeque<>();
        parents.add(new int[] {0, 0});
        while (!parents.isEmpty()) {
            int[] pair = parents.remove();
            matching.siblings(pair[0], pair[1]).forEach(parents::add);
        }
        return matching.found;
    }

    private static Map<Integer, List<SavedProcess>> children(List<SavedProcess> all) {
        Map<Integer, List<SavedProcess>> children = new HashMap<>();
        all.forEach(process -> children.computeIfAbsent(process.ppid(), parent -> new ArrayList<>())
                .add(process));
        return children;
    }

    private List<int[]> siblings(int earlierParent, int laterParent) {
        List<SavedProcess> before = new ArrayList<>(earlierChildren.getOrDefault(earlierParent, List.of()));
        List<SavedProcess> after = new ArrayList<>(laterChildren.getOrDefault(laterParent, List.of()));
        List<int[]> pairs = new ArrayList<>();
        take(
                before,
                after,
                pairs,
                (one, other) -> !one.args().isEmpty() && one.args().equals(other.args()));
        take(
                before,
                after,
                pairs,
                (one, other) -> !program(one).isEmpty() && program(one).equals(program(other)));
        take(before, after, pairs, (one, other) -> one.comm().equals(other.comm()));
        return pairs;
    }

    /** "" where it is not known. */
    private static String program(SavedProcess process) {
        return process.args().isEmpty() ? "" : process.args().get(0);
    }

    private void take(
            List<SavedProcess> before,
            List<SavedProcess> after,
            List<int[]> pairs,
            BiPredicate<SavedProcess, SavedProcess> like) {
        pair(before, after, pairs, (one, other) -> one.pid() == other.pid() && like.test(one, other));
        pair(before, after, pairs, like);
    }

    private void pair(
            List<SavedProcess> before,
            List<SavedProcess> after,
            List<int[]> pairs,
            BiPredicate<SavedProcess, SavedProcess> like) {
        for (Iterator<SavedProcess> each = after.iterator(); each.hasNext(); ) {
            SavedProcess later = each.next();
            SavedProcess earlier = before.stream()
                    .filter(one -> like.test(one, later))
                    .findFirst()
                    .orElse(null);
            if (earlier != null) {
                found.put(later.pid(), earlier);
                pairs.add(new int[] {earlier.pid(), later.pid()});
                before.remove(earlier);
                each.remove();
            }
        }
    }
}
