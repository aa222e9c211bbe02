package dev.slipway.runtime.container;

import dev.slipway.runtime.cgroup.BiggestProcess;
import dev.slipway.runtime.cgroup.MemoryStory;
import dev.slipway.runtime.cgroup.OutOfMemory;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.os.Watching;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Commit;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves that the kernel killed a process of a container for want of memory: as it happens, whether the container ends by
 * it or goes on, and at its end what was not seen before. The kernel's own count of kills decides, so that none is told
 * twice, and none that was another container's.
 */
@SuppressWarnings("try") // a lock is held, not looked at
final class MemoryKills implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryKills.class);
    /** The kernel signals before it kills. */
    private static final int LOOKS = 80;

    private static final long LOOK_MILLIS = 25;

    private final Machinery parts;
    private final Ledger ledger;
    private final OutOfMemory outOfMemory;
    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private MemoryStory.Source stories = (id, cgroupPath, alive) -> MemoryStory.UNKNOWN;
    private volatile @Nullable ScheduledExecutorService timer;

    MemoryKills(Machinery parts, Ledger ledger) {
        this.parts = parts;
        this.ledger = ledger;
        this.outOfMemory = new OutOfMemory(parts.cgroups());
    }

    /**
     * Begins to watch.
     *
     * @param told tells how a container came to its limit
     */
    void open(ScheduledExecutorService opened, MemoryStory.Source told) {
        stories = told;
        timer = opened;
    }

    /** Watches all that run. */
    void followAll() {
        parts.state().containers().forEach(this::follow);
    }

    /** Called with each commit, in order. */
    void committed(Commit commit) {
        if (timer == null) {
            return;
        }
        for (Change change : commit.changes()) {
            if (change instanceof Change.PutContainer put) {
                follow(put.container());
            } else if (change instanceof Change.RemoveContainer removed) {
                leave(removed.id());
            }
        }
    }

    private void follow(ContainerRecord container) {
        Run known = runs.get(container.id());
        if (!container.status().hasProcess()) {
            leave(container.id());
        } else if (known == null || !known.isOf(container)) {
            leave(container.id());
            Run run = new Run(container);
            runs.put(container.id(), run);
            execute(() -> watch(run, container.state().oomKilled()));
        }
    }

    private void leave(String id) {
        Run run = runs.remove(id);
        if (run != null) {
            run.end();
        }
    }

    private void watch(Run run, boolean toldBefore) {
        try {
            run.watching(outOfMemory.watch(run.path, () -> execute(() -> signalled(run))));
        } catch (IOException e) {
            LOG.debug("container {} is not watched for want of memory", run.id, e);
        }
        if (toldBefore) {
            run.told = Math.max(0, outOfMemory.kills(run.path));
        } else {
            look(run);
        }
    }

    private void signalled(Run run) {
        if (outOfMemory.kills(run.path) <= run.told) {
            run.story = stories.of(run.id, run.path, true);
        }
        if (run.looks(LOOKS) <= 0) {
            look(run);
        }
    }

    /** Looks whether a process was killed; if not yet, again in a moment, as often as the signal asks for. */
    private void look(Run run) {
        if (outOfMemory.kills(run.path) > run.told) {
            save(run);
        }
        ScheduledExecutorService later = timer;
        if (run.looks(-1) > 1 && later != null && runs.get(run.id) == run) {
            try {
                var unused = later.schedule(() -> execute(() -> look(run)), LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debug("container {} is not watched any longer", run.id);
            }
        }
    }

    private void save(Run run) {
        try (Locks.Held held = parts.locks().hold(run.id)) {
            ContainerRecord container = parts.state().container(run.id).orElse(null);
            if (container == null || !run.isOf(container)) {
                return;
            }
            Optional<Change> kill = newKill(container);
            if (kill.isPresent()) {
                ledger.save(container, container.state().edit().oomKilled(true).build(), kill.get());
            }
        } catch (EngineException e) {
            LOG.warn("container {}: that it ran out of memory could not be saved: {}", run.id, e.message(), e);
        }
    }

    /**
     * The event of a kill that was not told yet, for who saves it at once, with the container's lock held. Where the
     * kernel's count is gone with the cgroup, the monitor's file says whether there was one.
     */
    Optional<Change> newKill(ContainerRecord container) {
        String path = RunSpec.cgroupPath(container.config());
        Run known = runs.get(container.id());
        Run run = known != null && known.isOf(container) ? known : null;
        boolean toldBefore = container.state().oomKilled();
        long kills = outOfMemory.kills(path);
        boolean isNew;
        if (kills == OutOfMemory.UNKNOWN) {
            isNew = !toldBefore
                    && Files.exists(parts.layout().persist(container.id()).resolve("oom"));
        } else {
            isNew = kills > (run != null ? run.told : toldBefore ? kills : 0);
        }
        if (!isNew) {
            return Optional.empty();
        }
        MemoryStory story = stories.of(container.id(), path, false);
        if (run != null) {
            run.told = kills;
            story = run.withProcess(story);
        }
        return Optional.of(ledger.event(container.config(), "oom", attributes(story)));
    }

    private static Map<String, Object> attributes(MemoryStory story) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        BiggestProcess biggest = story.biggest();
        if (biggest != null) {
            attributes.put("process", biggest.name());
            attributes.put("pid", biggest.pid());
            attributes.put("memory", biggest.memory());
        }
        if (story.limit() > 0) {
            attributes.put("limit", story.limit());
        }
        if (!story.usage().isEmpty()) {
            attributes.put("usage", story.usage());
        }
        return attributes;
    }

    private void execute(Runnable step) {
        try {
            parts.workers().execute(step);
        } catch (RejectedExecutionException e) {
            LOG.debug("the engine stops; the next one sees what the kernel killed");
        }
    }

    @Override
    public void close() {
        timer = null;
        runs.keySet().forEach(this::leave);
        outOfMemory.close();
    }

    /** One run of a container. */
    private static final class Run {
        private final String id;
        private final String path;
        private final int pid;
        private final long pidStart;
        private volatile long told;
        private volatile @Nullable MemoryStory story;
        private @Nullable Watching watching;
        private boolean ended;
        private int looks;

        private Run(ContainerRecord container) {
            ContainerState state = container.state();
            id = container.id();
            path = RunSpec.cgroupPath(container.config());
            pid = state.pid();
            pidStart = state.pidStart();
        }

        private boolean isOf(ContainerRecord container) {
            return container.status().hasProcess()
                    && container.state().pid() == pid
                    && container.state().pidStart() == pidStart;
        }

        private synchronized void watching(Watching begun) {
            if (ended) {
                begun.close();
            } else {
                watching = begun;
            }
        }

        private synchronized void end() {
            ended = true;
            if (watching != null) {
                watching.close();
                watching = null;
            }
        }

        /** Asks for so many looks, or with -1 takes one off; how many were asked for before. */
        private synchronized int looks(int wanted) {
            int before = looks;
            looks = wanted < 0 ? Math.max(0, looks - 1) : wanted;
            return before;
        }

        /** The story with the process that was seen as memory ran out, if one was. */
        private MemoryStory withProcess(MemoryStory later) {
            MemoryStory seen = story;
            story = null;
            return seen == null || seen.biggest() == null
                    ? later
                    : new MemoryStory(seen.biggest(), later.limit(), later.usage());
        }
    }
}
