package dev.slipway.runtime.oci;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Inotify;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder in which monitors write how containers ended; tells of each end once, within milliseconds. */
public final class ExitFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExitFolder.class);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;
    private final Inotify inotify;
    private final Thread thread;
    private final Map<String, Exit> told = new ConcurrentHashMap<>();

    private ExitFolder(Path folder, Consumer<Exit> listener) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        this.inotify = new Inotify();
        inotify.watch(folder, Inotify.MOVED_IN | Inotify.CLOSED_AFTER_WRITE);
        this.thread = new Thread(() -> watch(listener), "exit-folder");
        thread.setDaemon(true);
    }

    /**
     * Watches the folder, making it if need be. {@code listener} is told, on a thread of this folder's own, first of
     * the ends that are already in it, then of each new one; it should not wait.
     *
     * @throws EngineException MONITOR if the folder cannot be watched
     */
    public static ExitFolder watch(Path folder, Consumer<Exit> listener) {
        try {
            ExitFolder watched = new ExitFolder(folder, listener);
            watched.thread.start();
            return watched;
        } catch (IOException e) {
            throw EngineException.of(
                            ErrorKind.MONITOR, "could not watch the exit folder " + folder + ": " + e.getMessage(), e)
                    .hint("If the kernel's limit of watches is reached, raise fs.inotify.max_user_instances.");
        }
    }

    /** How this container ended; empty if it has not, or that was forgotten. */
    public Optional<Exit> read(String containerId) {
        Path file = folder.resolve(containerId);
        try {
            String text = Files.readString(file).strip();
            return Optional.of(new Exit(
                    containerId,
                    text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1,
                    Files.getLastModifiedTime(file).toInstant()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw EngineException.of(
                            ErrorKind.MONITOR, "could not read the exit file " + file + ": " + e.getMessage(), e)
                    .about(containerId);
        }
    }

    /** Deletes the exit file of a container, once its end is saved or before it is started again. */
    public void forget(String containerId) {
        told.remove(containerId);
        try {
            Files.deleteIfExists(folder.resolve(containerId));
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.MONITOR, "could not delete the exit file: " + e.getMessage(), e)
                    .about(containerId);
        }
    }

    private void watch(Consumer<Exit> listener) {
        try {
            scan(listener);
            List<Inotify.Event> events = inotify.read();
            while (!events.isEmpty()) {
                for (Inotify.Event event : events) {
                    if (event.is(Inotify.OVERFLOW)) {
                        scan(listener);
                    } else {
                        tell(event.name(), listener);
                    }
                }
                events = inotify.read();
            }
        } catch (IOException e) {
            LOG.error("the exit folder {} is no longer watched", folder, e);
        }
    }

    private void scan(Consumer<Exit> listener) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> tell(file.getFileName().toString(), listener));
        }
    }

    private void tell(String name, Consumer<Exit> listener) {
        if (!ID.matcher(name).matches()) {
            return;
        }
        read(name).ifPresent(exit -> {
            if (!exit.equals(told.put(name, exit))) {
                deliver(exit, listener);
            }
        });
    }

    /** A failure over one end must not keep the others from being told. */
    private static void deliver(Exit exit, Consumer<Exit> listener) {
        try {
            listener.accept(exit);
        } catch (RuntimeException e) {
            LOG.error("the end of container {} was not taken in", exit.containerId(), e);
        }
    }

    /** Ends the watch; files stay. */
    @Override
    public void close() {
        inotify.close();
    }
}
