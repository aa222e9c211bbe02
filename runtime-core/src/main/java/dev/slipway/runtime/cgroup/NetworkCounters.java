package dev.slipway.runtime.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What went through the interfaces of a network namespace, all but the loopback's, seen from within.
 *
 * @param received bytes
 * @param sent bytes
 */
public record NetworkCounters(long received, long sent) {
    private static final NetworkCounters NOTHING = new NetworkCounters(0, 0);
    /** Columns of proc_pid_net(5) after the interface's name. */
    private static final int RECEIVED_COLUMN = 0;

    private static final int SENT_COLUMN = 8;

    /**
     * The counters of a process's namespace; nothing if the process is gone, or has the host's namespace, whose traffic
     * isn't its own.
     *
     * @param proc where proc(5) is mounted
     */
    static NetworkCounters read(Path proc, int pid) {
        Path process = proc.resolve(Integer.toString(pid));
        if (pid <= 0 || hasHostsNamespace(proc, process)) {
            return NOTHING;
        }
        long received = 0;
        long sent = 0;
        for (String line : ControlFile.lines(process.resolve("net/dev"))) {
            int colon = line.indexOf(':');
            if (colon < 0 || line.substring(0, colon).strip().equals("lo")) {
                continue;
            }
            String[] columns = line.substring(colon + 1).strip().split(" +", -1);
            if (columns.length > SENT_COLUMN) {
                received += Math.max(0, ControlFile.number(columns[RECEIVED_COLUMN]));
                sent += Math.max(0, ControlFile.number(columns[SENT_COLUMN]));
            }
        }
        return new NetworkCounters(received, sent);
    }

    private static boolean hasHostsNamespace(Path proc, Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("ns/net"))
                    .equals(Files.readSymbolicLink(proc.resolve("self/ns/net")));
        } catch (IOException e) {
            return true;
        }
    }
}
