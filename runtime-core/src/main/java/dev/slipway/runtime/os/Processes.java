package dev.slipway.runtime.os;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Processes of the host, told from one another by pid and start time. */
public final class Processes {
    private static final int SESSION_FIELD = 6;
    private static final int START_TIME_FIELD = 22;
    private static final int SIGKILL = 9;

    /**
     * Start time of a process in clock ticks since boot, field 22 of proc_pid_stat(5); 0 if there is none with this
     * pid, or it has ended and is not yet reaped.
     */
    public long startTime(int pid) {
        if (pid <= 0) {
            return 0;
        }
        String[] fields = stat(pid);
        boolean dead = fields.length == 0 || fields[0].equals("Z") || fields[0].equals("X");
        return dead ? 0 : Long.parseLong(fields[START_TIME_FIELD - 3]);
    }

    /** Whether the process with this pid that started then still runs. */
    public boolean alive(int pid, long startTime) {
        return startTime > 0 && startTime(pid) == startTime;
    }

    /**
     * Sends a signal to the process with this pid that started then.
     *
     * @return false if it is gone
     * @throws EngineException NOT_PERMITTED if the kernel refuses, INVALID_ARGUMENT for a number that is no signal
     */
    public boolean signal(int pid, long startTime, int signal) {
        if (!alive(pid, startTime)) {
            return false;
        }
        if (Native.C.kill(pid, signal) == 0) {
            return true;
        }
        int error = Native.error();
        if (error == Native.ESRCH) {
            return false;
        }
        throw EngineException.of(
                error == Native.EINVAL ? ErrorKind.INVALID_ARGUMENT : ErrorKind.NOT_PERMITTED,
                "could not send signal " + signal + " to process " + pid + ": " + Native.C.strerror(error));
    }

    /**
     * Kills the processes of a session, its leader's pid being its id, that are in a cgroup whose path names this owner.
     */
    public void killSession(int leader, String owner) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            processes
                    .map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("[0-9]+"))
                    .map(Integer::parseInt)
                    .filter(pid -> session(pid) == leader && inCgroup(pid, owner))
                    .forEach(pid -> Native.C.kill(pid, SIGKILL));
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.INTERNAL, "could not list processes: " + e.getMessage(), e);
        }
    }

    private static int session(int pid) {
        String[] fields = stat(pid);
        return fields.length > SESSION_FIELD - 3 ? Integer.parseInt(fields[SESSION_FIELD - 3]) : 0;
    }

    private static boolean inCgroup(int pid, String owner) {
        try {
            return Files.readString(Path.of("/proc", Integer.toString(pid), "cgroup"))
                    .contains(owner);
        } catch (IOException gone) {
            return false;
        }
    }

    /** The fields of proc_pid_stat(5) from the third on; none if there is no such process. */
    private static String[] stat(int pid) {
        try {
            String stat =
                    Files.readString(Path.of("/proc", Integer.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        } catch (IOException gone) {
            return new String[0];
        }
    }

    /** The id of this boot, another after each reboot. */
    public String bootId() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.INTERNAL, "could not read the boot id: " + e.getMessage(), e);
        }
    }
}
