package dev.slipway.helper.world;

import dev.slipway.protocol.model.ImageSummary;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.state.Commit;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything the engine knows, as clients see it, kept up to date by the state's commits. Lists and snapshots are
 * answered from here: no query, and nothing is turned into JSON twice. Safe for use by several threads.
 */
public final class World {
    private static final int RING_COUNT = 2_048;
    private static final long RING_BYTES = 8L * 1024 * 1024;
    private static final int EVENTS_IN_SNAPSHOT = 256;

    private final State state;
    private final Supplier<List<NetworkSummary>> networks;
    private final ImageSource images;
    private final Object lock = new Object();
    private final Mirror mirror;
    private final Ring ring;
    private final Set<Runnable> watchers = ConcurrentHashMap.newKeySet();
    private long revision;

    /**
     * Made while nobody commits; lives as long as the state.
     *
     * @param networks asked at each snapshot, and when one came or went; not kept in the state
     * @param images asked as well, for they are not in the state either; their events tell of each change
     */
    public World(State state, Supplier<List<NetworkSummary>> networks, ImageSource images) {
        this.state = state;
        this.networks = networks;
        this.images = images;
        revision = state.revision();
        mirror = new Mirror(state, networks, images);
        ring = new Ring(revision, RING_COUNT, RING_BYTES);
        var ignored = state.listen(this::committed);
    }

    /** The revision of the newest commit it knows. */
    public long revision() {
        synchronized (lock) {
            return revision;
        }
    }

    /**
     * Summaries of containers as a JSON array, oldest first.
     *
     * @param wanted must be quick
     */
    public byte[] containers(Predicate<ContainerRecord> wanted, long limit, @Nullable String after) {
        List<byte[]> found = new ArrayList<>();
        synchronized (lock) {
            boolean begun = after == null;
            for (ContainerRecord container : mirror.records()) {
                if (found.size() >= limit) {
                    break;
                }
                if (begun && wanted.test(container)) {
                    found.add(mirror.container(container.id()));
                }
                begun = begun || container.id().equals(after);
            }
        }
        return Json.array(found);
    }

    /** Calls {@code watcher} after each commit, on the committing thread; it must be quick. What is returned ends it. */
    public Runnable watch(Runnable watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** Everything as it is now. */
    Snapshot snapshot() {
        List<Item> all = new ArrayList<>();
        for (NetworkSummary network : networks.get()) {
            all.add(Mirror.item("network", network.name(), network));
        }
        for (ImageSummary image : images.all()) {
            all.add(Mirror.item("image", image.id(), image));
        }
        synchronized (lock) {
            all.addAll(mirror.items());
            all.addAll(EventItems.of(state.events(EVENTS_IN_SNAPSHOT), revision));
            return new Snapshot(revision, all);
        }
    }

    /** Deltas after a revision, oldest first, about so many bytes; null if too much has happened since. */
    @Nullable
    List<Delta> after(long since, long atMost) {
        synchronized (lock) {
            return since <= revision && ring.reaches(since) ? ring.after(since, atMost) : null;
        }
    }

    /** Events of commits after a revision; what is older than the ring is left out. */
    List<Event> eventsAfter(long since) {
        synchronized (lock) {
            return ring.after(since, Long.MAX_VALUE).stream()
                    .flatMap(delta -> delta.events().stream())
                    .toList();
        }
    }

    private void committed(Commit commit) {
        synchronized (lock) {
            ring.add(mirror.apply(commit));
            revision = commit.revision();
        }
        watchers.forEach(Runnable::run);
    }

    /** The world at a revision. */
    record Snapshot(long revision, List<Item> items) {}
}
