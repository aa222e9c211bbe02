package dev.slipway.runtime.criu;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A descriptor of a saved process.
 *
 * @param file number of the open file; descriptors that share one have the same
 * @param kind {@code file folder device pipe fifo socket tty eventfd eventpoll signalfd timerfd inotify fanotify memfd pidfd
 *     namespace tun unknown}
 * @param target what it leads to, in the words of {@code /proc/PID/fd}; of a socket its addresses or name
 * @param deleted whether the file had no name any more
 * @param flags as of open(2): {@code O_RDWR}
 * @param position bytes; null where it has none
 * @param size bytes; null where it has none or it was not saved
 * @param detail what else is known of its kind
 */
public record DescriptorDetail(
        int pid,
        int fd,
        long file,
        String kind,
        String target,
        boolean deleted,
        List<String> flags,
        boolean closeOnExec,
        @Nullable Long position,
        @Nullable Long size,
        Map<String, String> detail) {
    public DescriptorDetail {
        flags = List.copyOf(flags);
        detail = Map.copyOf(detail);
    }
}
