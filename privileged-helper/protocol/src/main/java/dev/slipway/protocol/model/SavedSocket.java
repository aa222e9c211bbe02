package dev.slipway.protocol.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A socket in a checkpoint.
 *
 * @param file number of the open file in this checkpoint, as of {@link SavedDescriptor}
 * @param holders the descriptors that are it
 * @param family {@code inet inet6 unix netlink packet}
 * @param type {@code stream dgram seqpacket raw packet}
 * @param protocol {@code tcp udp icmp ...}; of a netlink one {@code route uevent ...}; of a packet one the number of
 *     the protocol in hexadecimal; absent where it has none
 * @param state of TCP: {@code established listen close-wait ...}; of the others {@code connected listen unconnected}
 * @param local own address, or the name of a Unix one ({@code @name} for an abstract one); absent where it has none
 * @param localPort own port; absent where it has none
 * @param remote the peer's address or name; absent where it has none
 * @param remotePort the peer's port; absent where it has none
 * @param peer {@code file} of a Unix one's peer; absent where it has none in this checkpoint
 * @param receiveQueue bytes that had come and were not read; absent where they were not saved
 * @param sendQueue bytes that were written and not taken by the peer; absent where they were not saved
 * @param detail what else is known: {@code backlog}, {@code sendBuffer}, {@code receiveBuffer}, {@code interface}
 */
public record SavedSocket(
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
    /** A process with its descriptor. */
    public record Holder(int pid, int fd) {}
}
