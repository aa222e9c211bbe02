package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.state.Checkpoint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What two checkpoints have otherwise, or a checkpoint and a container that runs.
 *
 * @param live whether {@code to} is the container as it ran, and no checkpoint is kept of it
 * @param matches all processes of both: those of the later one in their order, each with its like; then those that are
 *     gone
 * @param differences by process and what
 * @param pages of processes that both have; empty unless they were compared
 * @param more whether there are more differences than are told
 */
public record Comparison(
        Checkpoint from,
        Checkpoint to,
        boolean live,
        List<Match> matches,
        List<Difference> differences,
        List<Pages> pages,
        boolean more) {
    public Comparison {
        matches = List.copyOf(matches);
        differences = List.copyOf(differences);
        pages = List.copyOf(pages);
    }

    /** What can be compared. */
    public enum What {
        PROCESS,
        ENVIRONMENT,
        DESCRIPTORS,
        SOCKETS,
        MEMORY,
        LIMITS,
        CREDENTIALS,
        FILES,
        MOUNTS,
        /** Memory page by page: all of it is read. */
        PAGES;

        /** The lower-case word for it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How one is otherwise than the other. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        SAME;

        /** The lower-case word for it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A process of one with its like of the other.
     *
     * @param from id in the earlier; null for one that is new
     * @param to id in the later; null for one that is gone
     * @param counts how many differences there are of each kind of thing
     */
    public record Match(
            @Nullable Integer from,
            @Nullable Integer to,
            String comm,
            List<String> args,
            Kind kind,
            Map<What, Integer> counts) {}

    /**
     * One thing that differs.
     *
     * @param from id of the process in the earlier; null for what is of none, and for what is new
     * @param to id of the process in the later; null as above, and for what is gone
     * @param key which thing
     * @param before null for what is added
     * @param after null for what is removed
     */
    public record Difference(
            What what,
            @Nullable Integer from,
            @Nullable Integer to,
            String key,
            Kind kind,
            @Nullable String before,
            @Nullable String after) {}

    /**
     * The memory of a process in both, in pages of 4096 bytes.
     *
     * @param same pages that have the same bytes at the same address
     * @param changed pages that have others
     * @param onlyFrom pages that only the earlier has
     * @param onlyTo pages that only the later has
     * @param ranges where the changed ones are, the first of them
     * @param moreRanges whether there are more
     */
    public record Pages(
            int from,
            int to,
            long same,
            long changed,
            long onlyFrom,
            long onlyTo,
            List<Range> ranges,
            boolean moreRanges) {}

    /** Bytes one after another. */
    public record Range(long address, long length) {}
}
