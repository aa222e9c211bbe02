package dev.slipway.runtime.state;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A further process in a container.
 *
 * @param id 64 lower-case hexadecimal digits
 * @param container id of the container
 * @param created when it was created
 * @param command what is run
 * @param terminal whether it has a terminal
 * @param stdin whether its standard input is kept open
 * @param user as asked for; null for the container's
 * @param workdir as asked for; null for the container's
 * @param env {@code NAME=value}, over the container's
 * @param privileged whether it has all capabilities
 * @param status see {@link Status}
 * @param pid host pid; 0 unless it runs
 * @param pidStart start time in clock ticks since boot, as a container's
 * @param monitorPid host pid of its conmon; 0 unless it runs
 * @param monitorStart start time of the conmon
 * @param exitCode of its process, -1 when it is not known; 0 before its end
 * @param startedAt null before the start
 * @param finishedAt null before the end
 */
@RecordBuilder
public record ExecSession(
        String id,
        String container,
        Instant created,
        List<String> command,
        boolean terminal,
        boolean stdin,
        @Nullable String user,
        @Nullable String workdir,
        List<String> env,
        boolean privileged,
        Status status,
        int pid,
        long pidStart,
        int monitorPid,
        long monitorStart,
        int exitCode,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {
    public ExecSession {
        command = List.copyOf(command);
        env = List.copyOf(env);
    }

    /** An editable copy. */
    public ExecSessionBuilder edit() {
        return ExecSessionBuilder.builder(this);
    }

    /** libpod's words for what a session is doing, in capitals. */
    public enum Status {
        CREATED,
        RUNNING,
        STOPPED;

        /** libpod's word for it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
