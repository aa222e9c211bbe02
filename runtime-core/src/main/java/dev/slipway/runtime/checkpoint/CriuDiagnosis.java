package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.criu.CriuLog;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds in CRIU's log why it failed, and what to do about it. */
final class CriuDiagnosis {
    private static final int TAIL = 1 << 20;
    private static final int SHOWN = 12;
    private static final Pattern LOG_FILE = Pattern.compile("log file: (/[^\\s\"]+\\.log)");

    private CriuDiagnosis() {}

    /**
     * A line that tells a cause.
     *
     * @param option the parameter whose switch is the cure; null where none is
     */
    private record Known(
            Pattern line,
            String cause,
            String cure,
            String atRestore,
            @Nullable String option) {
        Known switched(String parameter) {
            return new Known(line, cause, cure, atRestore, parameter);
        }

        String cure(String verb) {
            return verb.equals("restore") ? atRestore : cure;
        }
    }

    private static Known known(String line, String cause, String cure) {
        return known(line, cause, cure, cure);
    }

    private static Known known(String line, String cause, String cure, String atRestore) {
        return new Known(Pattern.compile(line, Pattern.CASE_INSENSITIVE), cause, cure, atRestore, null);
    }

    private static final List<Known> TABLE = List.of(
            known(
                            "tcp-established|Connected TCP socket",
                            "a process has an open TCP connection",
                            "Switch \"established TCP connections\" on, or close the connection.",
                            "Switch \"established TCP connections\" on and restore in place, or let them be closed.")
                    .switched("tcpEstablished"),
            known(
                    "sockets: Can't get \\d+:\\d+ opt",
                    "a process has a socket that this CRIU can't describe on the running kernel",
                    "Install a newer CRIU, 4.2 at least: older ones can't save network sockets on kernels from 6.16 on. Or close the"
                            + " socket."),
            known(
                            "external (unix )?socket|ext-unix-sk|External socket is used",
                            "a process holds a Unix socket whose peer is outside the container",
                            "Switch \"external Unix sockets\" on, or close the socket.")
                    .switched("externalUnixSockets"),
            known(
                    "Can't lookup mount=\\S+ for fd",
                    "a process has a file open that lies outside the container",
                    "Close it, or start the container with its output going to its log."),
            known(
                            "file[- ]locks?\\b",
                            "a process holds a file lock",
                            "Switch \"file locks\" on, or let the process give the lock back.")
                    .switched("fileLocks"),
            known(
                    "Unexpected rt vDSO area bounds|vdso: .*(Unexpected|can't)",
                    "this CRIU is older than the kernel",
                    "Install a newer CRIU; version 4.1 knows kernel 6.18."),
            known(
                    "Dirty tracking is OFF|mem-track|Tracking memory is not available",
                    "the kernel can't track changed memory",
                    "Take a full checkpoint: this kernel has no incremental ones."),
            known(
                            "with an attached terminal|shell-job|has tty|tty: ",
                            "a process has a terminal from outside the container",
                            "Switch \"shell job\" on.")
                    .switched("shellJob"),
            known(
                    "Can't get rlimit",
                    "CRIU may not read the limits of processes that belong to another user",
                    "Give the helper the capability CAP_SYS_RESOURCE, or run the container's processes as root."),
            known(
                    "has bad (size|mode|mtime)|File .* has (bad|changed)",
                    "a file that a process has open has changed since the checkpoint",
                    "Restore on the files saved with the checkpoint, or put the file back."),
            known(
                    "Can't open file .*: No such file",
                    "a file that a process has open is gone",
                    "Put the file back, or take the checkpoint again."),
            known(
                    "(Can't bind|bind).*(Address already in use|in use)",
                    "an address or port that a process listens on is taken",
                    "Stop what listens there, or restore on another network."),
            known(
                    "Can't (bind|connect) inet socket|Can't assign requested address",
                    "an address that a process uses isn't there",
                    "Restore with the address the container had."),
            known(
                    "io_uring|userfaultfd|Unsupported|unsupported",
                    "a process uses something of the kernel that CRIU can't save",
                    "Look at the log's lines for what it is, and switch it off in the program."),
            known(
                    "No mapping for \\S+ mountpoint|Unable to find a proper mountpoint|No root (mount|task)",
                    "a mount that the container had from outside is not there",
                    "Restore with the mounts and volumes that it had."),
            known(
                    "Pid \\d+ do(es)? not match expected|Can't fork for \\d+: File exists|pid .*(busy|taken)",
                    "a process id that a process had is taken",
                    "End what has it: of a pod that shares process ids, restore all containers together."),
            known("No space left", "the disk is full", "Make room, or remove checkpoints."));

    /**
     * The failure with its cause and cure; its details are {@code log}, the log's lines, and {@code option}, the
     * parameter whose switch is the cure, if one is.
     *
     * @param verb {@code checkpoint} or {@code restore}
     * @param log CRIU's; null to take the one that {@code failure} names
     */
    static EngineException explain(String verb, String container, @Nullable Path log, EngineException failure) {
        Path file = log == null ? named(failure.message()) : log;
        List<String> errors = file == null ? List.of() : errors(file);
        if (errors.isEmpty()) {
            return failure;
        }
        for (Known each : TABLE) {
            for (String line : errors) {
                if (each.line().matcher(line).find()) {
                    EngineException made =
                            made(verb, container, each.cause(), failure, errors).hint(each.cure(verb));
                    String option = each.option();
                    return option == null ? made : made.detail("option", option);
                }
            }
        }
        return made(verb, container, "CRIU says: " + errors.get(0), failure, errors)
                .hint("The error's details show the lines of CRIU's log.");
    }

    private static EngineException made(
            String verb, String container, String cause, EngineException failure, List<String> errors) {
        return EngineException.of(
                        ErrorKind.CHECKPOINT, "could not " + verb + " container " + container + ": " + cause, failure)
                .detail("log", errors);
    }

    private static @Nullable Path named(String message) {
        Matcher match = LOG_FILE.matcher(message);
        return match.find() ? Path.of(match.group(1)) : null;
    }

    /** The error lines of a log without times and source places; what always fails here and harms nothing is left out. */
    static List<String> errors(Path log) {
        return CriuLog.tail(log, TAIL)
                .lines()
                .filter(line -> line.contains("Error ("))
                .map(line -> line.replaceFirst("^.*?Error \\([^)]*\\): ", "").strip())
                .filter(line -> !line.contains("Can't setup RLIMIT_NOFILE"))
                .limit(SHOWN)
                .toList();
    }
}
