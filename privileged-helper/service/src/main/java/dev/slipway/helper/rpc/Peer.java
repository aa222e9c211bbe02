package dev.slipway.helper.rpc;

/**
 * Who is at the other end of a connection, as the kernel told when it was made (unix(7), SO_PEERCRED).
 *
 * @param pid 0 where the kernel tells none
 */
public record Peer(int uid, int gid, int pid) {
    /** Whether it is root, who alone may name paths of the host. */
    public boolean root() {
        return uid == 0;
    }
}
