package dev.slipway.runtime.image;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.os.FilesLook;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Sees the store's images change, whoever changes them, and makes an event of each change: {@code add}, {@code remove},
 * {@code tag}, {@code untag}. Safe for use by several threads.
 */
final class StoreWatch implements AutoCloseable {
    private final StoreReader reader;
    private final State state;
    private final InstantSource clock;
    private final FilesLook files;
    private volatile Map<String, Image> known = Map.of();

    /**
     * @param threads where the store is looked at when another program has changed it
     */
    StoreWatch(StoreReader reader, State state, InstantSource clock, Executor threads) {
        this.reader = reader;
        this.state = state;
        this.clock = clock;
        this.files = new FilesLook("the image store", this::look, threads);
    }

    /** Begins. What is in the store now is no event. */
    synchronized void open(Path list) {
        known = byId(reader.images());
        files.open((watcher, listener) -> {
            Path folder = list.getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return watcher.watch(list, listener);
        });
    }

    /** Looks at the store now; when this returns, all that was changed before is told. */
    synchronized void look() {
        Map<String, Image> now = byId(reader.images());
        List<Change> events = new ArrayList<>();
        known.values().stream()
                .filter(image -> !now.containsKey(image.id()))
                .forEach(image -> events.add(event("remove", image, image.title())));
        for (Image image : now.values()) {
            Image earlier = known.get(image.id());
            if (earlier == null) {
                events.add(event("add", image, image.title()));
            } else if (!earlier.equals(image)) {
                events.addAll(names(earlier, image));
            }
        }
        Map<String, Image> before = known;
        known = now;
        try {
            if (!events.isEmpty()) {
                state.commit(events);
            }
        } catch (EngineException e) {
            known = before; // told the next time
            throw e;
        }
    }

    /** The image as it was last told of. Takes no lock: it is asked for while an event is saved. */
    @Nullable
    Image known(String id) {
        return known.get(id);
    }

    private List<Change> names(Image before, Image now) {
        List<Change> events = new ArrayList<>();
        Set<String> fresh = new HashSet<>(now.names());
        before.names().stream()
                .filter(name -> !fresh.contains(name))
                .forEach(name -> events.add(event("untag", now, name)));
        now.names().stream()
                .filter(name -> !before.names().contains(name))
                .forEach(name -> events.add(event("tag", now, name)));
        if (events.isEmpty()) {
            events.add(event("update", now, now.title()));
        }
        return events;
    }

    private Change event(String action, Image image, String name) {
        return new Change.Append(new Event(
                0, clock.instant(), Event.Type.IMAGE, action, image.id(), name, Map.of("size", image.size())));
    }

    private static Map<String, Image> byId(List<Image> images) {
        Map<String, Image> byId = new LinkedHashMap<>();
        images.forEach(image -> byId.put(image.id(), image));
        return byId;
    }

    @Override
    public void close() {
        files.close();
    }
}
