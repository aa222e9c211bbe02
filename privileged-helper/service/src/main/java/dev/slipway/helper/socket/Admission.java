package dev.slipway.helper.socket;

import dev.slipway.helper.rpc.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may talk to the helper: root, and the members of one group. The socket's mode says the same; this is the second
 * lock on the door.
 *
 * @param gid of the group; -1 for root alone
 */
record Admission(int gid) {
    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

    boolean admits(Peer peer) {
        return peer.uid() == 0 || (gid >= 0 && (peer.gid() == gid || supplementary(peer)));
    }

    /** Whether the peer's process has the group among its supplementary ones (proc_pid_status(5)). */
    private boolean supplementary(Peer peer) {
        try {
            return Files.readAllLines(Path.of("/proc", Integer.toString(peer.pid()), "status")).stream()
                    .filter(line -> line.startsWith("Groups:"))
                    .flatMap(line -> Arrays.stream(
                            line.substring("Groups:".length()).trim().split("\\s+")))
                    .anyMatch(Integer.toString(gid)::equals);
        } catch (IOException e) {
            LOG.debug("could not read the groups of pid {}", peer.pid(), e);
            return false;
        }
    }
}
