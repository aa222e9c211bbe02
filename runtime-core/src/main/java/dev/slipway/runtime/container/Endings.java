package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.oci.Exit;
import dev.slipway.runtime.oci.ExitFolder;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.ContainerStateBuilder;
import dev.slipway.runtime.state.ContainerStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the end of a process into saved state, and gives back what its run took. */
@SuppressWarnings("try") // a lock is held, not looked at
final class Endings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Endings.class);
    private static final int LOST = -1;

    private final Machinery parts;
    private final Ledger ledger;
    private final Release release;
    private final RestartPlan plan;
    private final MemoryKills kills;
    private final Consumer<ContainerRecord> afterwards;
    private final Map<String, CompletableFuture<Exit>> expected = new ConcurrentHashMap<>();
    private @Nullable ExitFolder folder;

    /**
     * @param afterwards called with a container whose end was saved, without its lock
     */
    Endings(
            Machinery parts,
            Ledger ledger,
            Release release,
            RestartPlan plan,
            MemoryKills kills,
            Consumer<ContainerRecord> afterwards) {
        this.parts = parts;
        this.ledger = ledger;
        this.release = release;
        this.plan = plan;
        this.kills = kills;
        this.afterwards = afterwards;
    }

    /** Begins to watch for exits, with those that happened since the last time. */
    synchronized void open() {
        folder = ExitFolder.watch(parts.layout().exits(), this::arrived);
    }

    @Override
    public synchronized void close() {
        if (folder != null) {
            folder.close();
        }
    }

    private synchronized ExitFolder folder() {
        return Objects.requireNonNull(folder, "not open");
    }

    /** Completes with the next exit of this container, whoever holds its lock. */
    CompletableFuture<Exit> expect(String id) {
        return expected.computeIfAbsent(id, key -> new CompletableFuture<>());
    }

    private void arrived(Exit exit) {
        CompletableFuture<Exit> waiting = expected.remove(exit.containerId());
        if (waiting != null) {
            waiting.complete(exit);
        }
        try {
            parts.workers().execute(() -> settle(exit.containerId()));
        } catch (RejectedExecutionException e) {
            LOG.debug("container {} ended while the engine stops; the next start will see it", exit.containerId());
        }
    }

    /** Saves the end of a container whose exit file is there. Takes the container's lock; does nothing if told before. */
    void settle(String id) {
        settle(id, false);
    }

    /** As {@link #settle}, for a container whose process is gone: an exit code that nobody wrote down is -1. */
    void settleLost(String id) {
        settle(id, true);
    }

    private void settle(String id, boolean evenIfLost) {
        try {
            ContainerRecord ended = settleLocked(id, evenIfLost);
            if (ended != null) {
                afterwards.accept(ended);
            }
        } catch (EngineException e) {
            LOG.warn("container {}: its end could not be handled: {}", id, e.message(), e);
        }
    }

    private @Nullable ContainerRecord settleLocked(String id, boolean evenIfLost) {
        try (Locks.Held held = parts.locks().hold(id)) {
            Optional<Exit> exit = folder().read(id);
            ContainerRecord container = parts.state().container(id).orElse(null);
            if (container == null || !container.status().hasProcess()) {
                folder().forget(id);
                return null;
            }
            ContainerState state = container.state();
            if (parts.processes().alive(state.pid(), state.pidStart())) {
                exit.ifPresent(stale -> folder().forget(id));
                return null;
            }
            if (exit.isEmpty() && !evenIfLost) {
                return null;
            }
            return end(
                    container,
                    exit.orElseGet(() -> new Exit(id, LOST, parts.clock().instant())),
                    List.of());
        }
    }

    /** Expects no exit any more. */
    void unexpect(String id) {
        expected.remove(id);
    }

    /** How this container ended, as its monitor wrote it down. */
    Optional<Exit> exit(String id) {
        return folder().read(id);
    }

    void forget(String id) {
        folder().forget(id);
    }

    /**
     * Saves an end, and gives back what the run took: in one commit where that is quick, in two where networks have to
     * be left. It waits for its restart afterwards if its policy says so. With the container's lock held.
     */
    ContainerRecord end(ContainerRecord container, Exit exit, List<Change> more) {
        boolean slow = container.state().netns() != null;
        Optional<Change> kill = kills.newKill(container);
        ContainerState stopped = container
                .state()
                .edit()
                .status(ContainerStatus.STOPPED)
                .pid(0)
                .pidStart(0)
                .monitorPid(0)
                .monitorStart(0)
                .exitCode(exit.exitCode())
                .finishedAt(exit.finishedAt())
                .oomKilled(container.state().oomKilled() || kill.isPresent())
                .health(null)
                .build();
        List<Change> told = new ArrayList<>();
        kill.ifPresent(told::add);
        told.add(ledger.event(container.config(), "died", attributes(stopped)));
        told.addAll(more);
        ContainerRecord ended = new ContainerRecord(container.config(), stopped);
        if (slow) {
            ledger.save(ended, told);
            told.clear();
        }
        ContainerRecord released = released(new ContainerRecord(
                ended.config(), stopped.edit().restartAt(plan.afterEnd(ended)).build()));
        ledger.save(released, told);
        folder().forget(container.id());
        return released;
    }

    /** The container as it is once what its last run took is given back, or with why that could not be done. */
    ContainerRecord released(ContainerRecord ended) {
        ContainerStateBuilder next = ended.state().edit();
        release.release(ended.id())
                .ifPresentOrElse(
                        failed -> next.status(ContainerStatus.STOPPED).error(failed.message()),
                        () -> next.status(ContainerStatus.EXITED).netns(null).networks(List.of()));
        return new ContainerRecord(ended.config(), next.build());
    }

    private static Map<String, Object> attributes(ContainerState ended) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("exitCode", ended.exitCode());
        if (ended.oomKilled()) {
            attributes.put("oomKilled", true);
        }
        return attributes;
    }
}
