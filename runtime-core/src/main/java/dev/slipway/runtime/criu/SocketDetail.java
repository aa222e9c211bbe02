package dev.slipway.runtime.criu;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A socket of saved processes.
 *
 * @param file number of the open file
 * @param holders the descriptors that are it
 * @param family {@code inet inet6 unix netlink packet}
 * @param type {@code stream dgram raw seqpacket packet}
 * @param protocol {@code tcp udp ...}; null where it has none
 * @param state of TCP: {@code established listen ...}; of the others {@code connected listen unconnected}
 * @param local its own address, or its name; null where it has none
 * @param localPort null where it has none
 * @param remote the peer's address or name; null where it has none
 * @param remotePort null where it has none
 * @param peer {@code file} of a Unix one's peer; null where it is not in this checkpoint
 * @param receiveQueue bytes that were not read; null where they were not saved
 * @param sendQueue bytes that were not taken by the peer; null where they were not saved
 * @param detail what else is known
 */
public record SocketDetail(
        long file,
        List<Holder> holders,
        String family,
        String type,
        @Nullable String protocol,
        String state,
        @Nullable String local,
        @Nullable Integer localPort,
        @Nullable String remote,
        @Nullable Integer remotePort,
        @Nullable Long peer,
        @Nullable Long receiveQueue,
        @Nullable Long sendQueue,
        Map<String, String> detail) {
    public SocketDetail {
        holders = List.copyOf(holders);
        detail = Map.copyOf(detail);
    }

    /** A process with its descriptor. */
    public record Holder(int pid, int fd) {}
}
