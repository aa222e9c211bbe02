package dev.slipway.runtime.os;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when files change, any number of them, with one thread and one inotify instance, of which the kernel grants few.
 */
public final class FileWatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileWatcher.class);
    private static final int CHANGES = Inotify.MODIFIED
            | Inotify.CREATED
            | Inotify.MOVED_IN
            | Inotify.MOVED_AWAY
            | Inotify.DELETED
            | Inotify.SELF_DELETED;

    private final Inotify inotify;
    private final Map<Integer, CopyOnWriteArrayList<Watch>> watches = new ConcurrentHashMap<>();

    public FileWatcher() throws IOException {
        inotify = new Inotify();
        Thread thread = new Thread(this::run, "file-watcher");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Calls {@code listener} whenever the file of this path changes, is replaced or goes; its folder must exist. The
     * listener must not wait. Closing what is returned ends that.
     */
    public Watching watch(Path file, Runnable listener) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path name = file.getFileName();
        if (folder == null || name == null) {
            throw new IOException(file + " is no file");
        }
        return begin(folder, new Watch(name.toString(), listener));
    }

    /** As {@link #watch}, for whatever file of a folder that exists. */
    public Watching watchFolder(Path folder, Runnable listener) throws IOException {
        return begin(folder, new Watch(null, listener));
    }

    private Watching begin(Path folder, Watch watch) throws IOException {
        synchronized (watches) {
            int number = inotify.watch(folder, CHANGES);
            watches.computeIfAbsent(number, key -> new CopyOnWriteArrayList<>()).add(watch);
            return () -> end(number, watch);
        }
    }

    private void end(int number, Watch watch) {
        synchronized (watches) {
            CopyOnWriteArrayList<Watch> sameFolder = watches.get(number);
            if (sameFolder != null && sameFolder.remove(watch) && sameFolder.isEmpty()) {
                watches.remove(number);
                inotify.unwatch(number);
            }
        }
    }

    private void run() {
        try {
            for (var events = inotify.read(); !events.isEmpty(); events = inotify.read()) {
                events.forEach(this::tell);
            }
        } catch (IOException e) {
            LOG.error("files are no longer watched", e);
        }
    }

    private void tell(Inotify.Event event) {
        if (event.is(Inotify.OVERFLOW)) {
            watches.values().forEach(folder -> folder.forEach(watch -> watch.listener.run()));
            return;
        }
        CopyOnWriteArrayList<Watch> folder = watches.get(event.watch());
        if (folder != null) {
            for (Watch watch : folder) {
                if (watch.name == null || event.name().isEmpty() || event.name().equals(watch.name)) {
                    watch.listener.run();
                }
            }
        }
    }

    @Override
    public void close() {
        inotify.close();
    }

    /** Compared by identity: the same file may be watched twice. */
    private static final class Watch {
        private final @Nullable String name;
        private final Runnable listener;

        private Watch(@Nullable String name, Runnable listener) {
            this.name = name;
            this.listener = listener;
        }
    }
}
