package dev.slipway.runtime.criu;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A process in a checkpoint. Ids as seen in the container.
 *
 * @param ppid 0 for the root
 * @param comm its name, at most 15 bytes
 * @param args its command line; empty where it has none or it can't be read
 * @param threads ids of its threads, its own included
 * @param uid its real user; null where the images don't tell
 * @param gid its real group; null as above
 * @param memory bytes saved for it
 */
public record SavedProcess(
        int pid,
        int ppid,
        int pgid,
        int sid,
        String comm,
        List<String> args,
        TaskState state,
        List<Integer> threads,
        @Nullable Integer uid,
        @Nullable Integer gid,
        long memory) {
    public SavedProcess {
        args = List.copyOf(args);
        threads = List.copyOf(threads);
    }

    /** What it was doing. */
    public enum TaskState {
        ALIVE,
        DEAD,
        STOPPED,
        ZOMBIE,
        UNKNOWN;

        /** The lower-case word on the wire. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static TaskState of(int number) {
            if (number == 1) {
                return ALIVE;
            } else if (number == 2) {
                return DEAD;
            } else if (number == 3) {
                return STOPPED;
            }
            return number == 6 ? ZOMBIE : UNKNOWN;
        }
    }
}
