package dev.slipway.protocol.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What two checkpoints have otherwise, or a checkpoint and a container that runs.
 *
 * @param processes all of both, matched; those of {@code to} in their order, and each that is gone after those before
 *     it
 * @param changes what differs, by {@code what}, process and key
 * @param pages memory page by page, of processes that both have; empty unless {@code pages} was asked for
 * @param more whether there are more changes than are told: of each {@code what} and process at most 10,000
 */
public record SavedDiff(
        Side from, Side to, List<Match> processes, List<Change> changes, List<Pages> pages, boolean more) {
    /**
     * One of the two.
     *
     * @param checkpoint full id; absent for the container as it runs
     * @param name of the checkpoint, or of the container
     * @param created when it was taken, or the container looked at
     * @param container full id of the container, which may be gone where it is a checkpoint's
     */
    public record Side(
            @Nullable String checkpoint, String name, String containerName, Instant created, String container) {}

    /**
     * A process of one, with the one of the other that it is: the same program at the same place in the tree, whatever
     * its id.
     *
     * @param fromPid absent for one that is new
     * @param toPid absent for one that is gone
     * @param comm its name, the later one where there are two
     * @param args its command line, as above
     * @param change {@code added removed changed same}
     * @param counts {@code what} to how many of its changes; pages are not counted
     */
    public record Match(
            @Nullable Integer fromPid,
            @Nullable Integer toPid,
            String comm,
            List<String> args,
            String change,
            Map<String, Integer> counts) {}

    /**
     * One thing that differs.
     *
     * @param what {@code process environment descriptors sockets memory limits credentials files mounts}
     * @param fromPid absent for what is of no process ({@code files mounts}), and of one that is new
     * @param toPid absent as above, and of one that is gone
     * @param key which: the name of a variable or a limit, the number of a descriptor, the addresses of an area, a path
     * @param change {@code added removed changed}
     * @param before absent for what is added
     * @param after absent for what is removed
     */
    public record Change(
            String what,
            @Nullable Integer fromPid,
            @Nullable Integer toPid,
            String key,
            String change,
            @Nullable String before,
            @Nullable String after) {}

    /**
     * The memory of a process in both, by pages of 4096 bytes.
     *
     * @param same pages that have the same bytes at the same address
     * @param changed pages that have others
     * @param onlyFrom pages that only the earlier has
     * @param onlyTo pages that only the later has
     * @param ranges where the changed ones are, by address; the first 1,000
     * @param moreRanges whether there are more
     */
    public record Pages(
            int fromPid,
            int toPid,
            long same,
            long changed,
            long onlyFrom,
            long onlyTo,
            List<Range> ranges,
            boolean moreRanges) {}

    /** Pages one after another: the address of the first byte, and bytes. */
    public record Range(long address, long length) {}
}
