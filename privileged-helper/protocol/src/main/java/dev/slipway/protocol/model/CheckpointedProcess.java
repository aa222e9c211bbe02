package dev.slipway.protocol.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A process saved in a checkpoint. Pids as seen in the container.
 *
 * @param ppid 0 for the root
 * @param state {@code alive dead stopped zombie}
 * @param args its command line; empty where it can't be read
 * @param memory bytes saved for it
 */
public record CheckpointedProcess(
        int pid,
        int ppid,
        int pgid,
        int sid,
        String comm,
        List<String> args,
        String state,
        List<Integer> threads,
        @Nullable Integer uid,
        @Nullable Integer gid,
        long memory) {}
