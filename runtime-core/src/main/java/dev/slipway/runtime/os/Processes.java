package dev.slipway.runtime.os;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processes of the host, told from one another by pid and start time. */
public final class Processes {
    private static final int START_TIME_FIELD = 22;

    /**
     * Start time of a process in clock ticks since boot, field 22 of proc_pid_stat(5); 0 if there is none with this
     * pid, or it has ended and is not yet reaped.
     */
    public long startTime(int pid) {
        if (pid <= 0) {
            return 0;
        }
        try {
            String stat =
                    Files.readString(Path.of("/proc", Integer.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            boolean dead = fields[0].equals("Z") || fields[0].equals("X");
            return dead ? 0 : Long.parseLong(fields[START_TIME_FIELD - 3]);
        } catch (IOException e) {
            return 0;
        }
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

    /** The id of this boot, another after each reboot. */
    public String bootId() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.INTERNAL, "could not read the boot id: " + e.getMessage(), e);
        }
    }
}
