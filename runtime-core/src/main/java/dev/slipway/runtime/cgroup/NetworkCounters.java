package dev.slipway.runtime.cgroup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What went through the interfaces of a network namespace, all but the loopback's, seen from within.
 *
 * @param received bytes
 * @param sent bytes
 * @param receivedPackets packets
 * @param sentPackets packets
 */
public record NetworkCounters(long received, long sent, long receivedPackets, long sentPackets) {
    static final NetworkCounters NOTHING = new NetworkCounters(0, 0, 0, 0);

    /**
     * Reads the counters of a process's namespace; nothing if the process is gone, or has the host's namespace, whose
     * traffic isn't its own. The file doesn't stay open: it would keep the namespace alive.
     */
    static final class Source {
        private static final byte[] LOOPBACK = KernelText.word("lo:");
        /** Columns of proc_pid_net(5) between those of received packets and of sent bytes. */
        private static final int BETWEEN = 6;

        private final Path proc;
        private int pid;
        private boolean own;

        /**
         * @param proc where proc(5) is mounted
         */
        Source(Path proc) {
            this.proc = proc;
        }

        /**
         * @param process whose namespace is counted; 0 for none
         */
        NetworkCounters read(KernelText text, int process) {
            if (process != pid) {
                pid = process;
                own = process > 0 && !hasHostsNamespace();
            }
            if (!own) {
                return NOTHING;
            }
            try (FileChannel file = FileChannel.open(proc.resolve(pid + "/net/dev"))) {
                text.load(file);
            } catch (IOException e) {
                return NOTHING;
            }
            return sum(text);
        }

        private static NetworkCounters sum(KernelText text) {
            long received = 0;
            long sent = 0;
            long receivedPackets = 0;
            long sentPackets = 0;
            while (text.nextLine()) {
                text.skipSpaces();
                if (text.skip(LOOPBACK) || !text.skipAfter(':')) {
                    continue;
                }
                received += Math.max(0, text.number());
                receivedPackets += Math.max(0, text.number());
                for (int i = 0; i < BETWEEN; i++) {
                    text.skipWord();
                }
                sent += Math.max(0, text.number());
                sentPackets += Math.max(0, text.number());
            }
            return new NetworkCounters(received, sent, receivedPackets, sentPackets);
        }

        private boolean hasHostsNamespace() {
            try {
                return Files.readSymbolicLink(proc.resolve(pid + "/ns/net"))
                        .equals(Files.readSymbolicLink(proc.resolve("self/ns/net")));
            } catch (IOException e) {
                return true;
            }
        }
    }
}
