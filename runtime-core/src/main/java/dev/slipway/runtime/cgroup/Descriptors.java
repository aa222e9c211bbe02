package dev.slipway.runtime.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many files may stay open: so many that the rest of the program always finds descriptors. Confined to one thread at
 * a time.
 */
final class Descriptors {
    private static final String LIMIT = "Max open files";
    private static final int MOST = 32_768;

    private int left;

    /**
     * @param left how many files may stay open
     */
    Descriptors(int left) {
        this.left = left;
    }

    /** Half of what this process may open, which proc_pid_limits(5) tells. */
    static Descriptors half(Path proc) {
        try {
            for (String line : Files.readAllLines(proc.resolve("self/limits"))) {
                if (line.startsWith(LIMIT)) {
                    String soft = line.substring(LIMIT.length()).strip().split(" +", 2)[0];
                    return new Descriptors((int) Math.min(MOST, Long.parseLong(soft) / 2));
                }
            }
        } catch (IOException | NumberFormatException e) {
            return new Descriptors(0);
        }
        return new Descriptors(0);
    }

    boolean take() {
        if (left > 0) {
            left--;
            return true;
        }
        return false;
    }

    void giveBack() {
        left++;
    }
}
