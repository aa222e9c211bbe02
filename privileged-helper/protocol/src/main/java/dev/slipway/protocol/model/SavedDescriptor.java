package dev.slipway.protocol.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A descriptor of a saved process.
 *
 * @param pid whose it is
 * @param file number of the open file in this checkpoint; descriptors that share one have the same
 * @param kind {@code file folder device pipe fifo socket tty eventfd eventpoll signalfd timerfd inotify fanotify memfd pidfd
 *     namespace tun unknown}
 * @param target what it leads to: a path in the container, {@code pipe:[7]}, {@code 10.0.0.2:80}
 * @param deleted whether the file had no name any more
 * @param flags as of open(2): {@code O_RDWR O_APPEND}
 * @param closeOnExec whether an exec closes it
 * @param position bytes from the begin of a file; absent where it has none
 * @param size bytes of a file when it was saved; absent where it has none or it was not saved
 * @param detail what else is known, by its kind: {@code counter} of an eventfd, {@code watches} of an inotify
 */
public record SavedDescriptor(
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
        Map<String, String> detail) {}
