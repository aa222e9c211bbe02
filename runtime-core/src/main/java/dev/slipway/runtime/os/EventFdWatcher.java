package dev.slipway.runtime.os;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells when eventfds are signalled, any number of them, with one thread, which ends when this is closed. */
public final class EventFdWatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventFdWatcher.class);

    private final EventFd changed = new EventFd();
    private final List<Watch> watches = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    public EventFdWatcher() throws IOException {
        Thread thread = new Thread(this::run, "eventfd-watcher");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Calls {@code listener} whenever the kernel or somebody else signals. The listener must not wait. Closing what is
     * returned ends that, and gives the eventfd back.
     *
     * @param kernel hands the eventfd to who shall signal it; a failure of it is the caller's, and leaves nothing
     */
    public Watching watch(Registration kernel, Runnable listener) throws IOException {
        EventFd event = new EventFd();
        boolean registered = false;
        try {
            kernel.register(event);
            registered = true;
        } finally {
            if (!registered) {
                event.close();
            }
        }
        Watch watch = new Watch(event, listener);
        watches.add(watch);
        changed.signal();
        return () -> {
            watch.ended = true;
            changed.signal();
        };
    }

    private void run() {
        try {
            while (!closed) {
                sweep();
                List<Watch> waiting = List.copyOf(watches);
                Poll poll = new Poll(waiting.size() + 1);
                poll.set(0, changed.number(), Native.POLLIN);
                for (int i = 0; i < waiting.size(); i++) {
                    poll.set(i + 1, waiting.get(i).event.number(), Native.POLLIN);
                }
                if (poll.await(-1)) {
                    changed.take();
                    for (int i = 0; i < waiting.size(); i++) {
                        if (poll.ready(i + 1)) {
                            tell(waiting.get(i));
                        }
                    }
                }
            }
        } catch (IOException e) {
            LOG.error("eventfds are no longer watched", e);
        } finally {
            watches.forEach(watch -> watch.ended = true);
            sweep();
            changed.close();
        }
    }

    private static void tell(Watch watch) throws IOException {
        if (watch.event.take() && !watch.ended) {
            watch.listener.run();
        }
    }

    /** Only this thread closes eventfds: another might while they are waited for, and their numbers be taken anew. */
    private void sweep() {
        List<Watch> ended = watches.stream().filter(watch -> watch.ended).toList();
        ended.forEach(watch -> watch.event.close());
        watches.removeAll(ended);
    }

    @Override
    public void close() {
        closed = true;
        changed.signal();
    }

    /** Hands an eventfd to who shall signal it. */
    @FunctionalInterface
    public interface Registration {
        void register(EventFd event) throws IOException;
    }

    private static final class Watch {
        private final EventFd event;
        private final Runnable listener;
        private volatile boolean ended;

        private Watch(EventFd event, Runnable listener) {
            this.event = event;
            this.listener = listener;
        }
    }
}
