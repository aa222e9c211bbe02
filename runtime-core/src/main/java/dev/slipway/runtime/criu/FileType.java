package dev.slipway.runtime.criu;

import java.util.Locale;

/** What an open file is, by CRIU's numbers. */
enum FileType {
    UNKNOWN,
    REGULAR,
    PIPE,
    FIFO,
    INET,
    UNIX,
    EVENTFD,
    EVENTPOLL,
    INOTIFY,
    SIGNALFD,
    PACKET,
    TTY,
    FANOTIFY,
    NETLINK,
    NAMESPACE,
    TUN,
    EXTERNAL,
    TIMERFD,
    MEMFD,
    BPF_MAP,
    PIDFD;

    private static final FileType[] ALL = values();

    static FileType of(int number) {
        return number > 0 && number < ALL.length ? ALL[number] : UNKNOWN;
    }

    boolean socket() {
        return this == INET || this == UNIX || this == PACKET || this == NETLINK;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
