package dev.slipway.runtime.cgroup;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Commit;
import dev.slipway.runtime.state.StatisticsChunk;
import dev.slipway.runtime.state.StatisticsStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Samples of what the running containers and pods use, taken at an interval. The last 15 minutes are in memory; those
 * before them are on disk, in longer steps, until the container is removed. Safe for use by several threads.
 */
public final class Statistics implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Statistics.class);
    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final long SAVED_EVERY_SECONDS = 60;
    private static final long TIDIED_EVERY_SECONDS = 600;
    private static final long CLOSE_SECONDS = 10;

    private final Measured.Source source;
    private final Supplier<Set<String>> known;
    private final Sampler sampler;
    private final NearLimit nearLimit;
    private final History history;
    private final Duration interval;
    private final InstantSource clock;
    private final LongSupplier nanos;
    /** Held while files are read; before the lock of tracks. */
    private final Object sampling = new Object();

    private final Map<String, Track> tracks = new HashMap<>();
    private final List<Registration> listeners = new CopyOnWriteArrayList<>();
    private @Nullable ScheduledExecutorService timer;
    private @Nullable ScheduledExecutorService saver;

    /**
     * @param source what to take samples of
     * @param known ids of all containers and pods, running or not
     * @param nanos monotonic clock, {@link System#nanoTime}
     */
    public Statistics(
            Measured.Source source,
            Supplier<Set<String>> known,
            CgroupReader reader,
            StatisticsStore store,
            StatisticsSettings settings,
            InstantSource clock,
            LongSupplier nanos) {
        this.source = source;
        this.known = known;
        this.sampler = new Sampler(reader);
        this.nearLimit = reader.nearLimit();
        this.history = new History(store, settings.history());
        this.interval = settings.interval();
        this.clock = clock;
        this.nanos = nanos;
    }

    /** Takes a sample now and at each interval from now on, until {@link #close}. */
    public synchronized void start() {
        if (timer != null) {
            return;
        }
        ScheduledExecutorService samples = executor("statistics");
        ScheduledExecutorService saves = executor("statistics-history");
        timer = samples;
        saver = saves;
        var unused = samples.scheduleAtFixedRate(
                guarded("take statistics", this::sample), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        every(saves, SAVED_EVERY_SECONDS, guarded("save statistics", this::save));
        every(saves, TIDIED_EVERY_SECONDS, guarded("tidy statistics", this::tidy));
        saves.execute(guarded("tidy statistics", this::tidy));
    }

    private static void every(ScheduledExecutorService executor, long seconds, Runnable step) {
        var unused = executor.scheduleWithFixedDelay(step, seconds, seconds, TimeUnit.SECONDS);
    }

    /** Drops what is too old, and what belongs to nothing any more. */
    void tidy() {
        history.tidy(clock.instant(), known.get());
    }

    private static ScheduledExecutorService executor(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** A run that fails must not be the last. */
    private static Runnable guarded(String what, Runnable step) {
        return () -> {
            try {
                step.run();
            } catch (RuntimeException e) {
                LOG.error("could not {}", what, e);
            }
        };
    }

    /** Ends the sampling, and saves what was sampled. That of the last minutes can still be read. */
    @Override
    public synchronized void close() {
        stop(timer);
        stop(saver);
        timer = null;
        saver = null;
        history.put(unsaved(null));
        history.close();
        synchronized (sampling) {
            sampler.close();
        }
    }

    private static void stop(@Nullable ScheduledExecutorService executor) {
        if (executor == null) {
            return;
        }
        executor.shutdown();
        try {
            if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("statistics do not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Time between two samples. */
    public Duration interval() {
        return interval;
    }

    /** Takes one sample of everything that runs, then tells the listeners. */
    void sample() {
        Map<String, Sample> taken = take(source.running(), true);
        Instant oldest = clock.instant().minus(KEPT);
        synchronized (tracks) {
            tracks.values().removeIf(track -> !track.keepFrom(oldest));
        }
        if (!taken.isEmpty()) {
            for (Registration registration : listeners) {
                registration.listener.accept(taken);
            }
        }
    }

    private Map<String, Sample> take(List<Measured> wanted, boolean all) {
        Map<String, Sample> taken = new LinkedHashMap<>();
        synchronized (sampling) {
            for (Measured measured : wanted) {
                sampler.sample(measured).ifPresent(stats -> taken.put(measured.id(), keep(measured, stats)));
            }
            if (all) {
                sampler.keepOnly(wanted);
            }
        }
        return taken;
    }

    private Sample keep(Measured measured, CgroupStats stats) {
        BiggestProcess biggest = nearLimit.biggest(measured.cgroupPath(), stats.memory());
        synchronized (tracks) {
            Track track = tracks.computeIfAbsent(measured.id(), Track::new);
            Sample sample = track.take(clock.instant(), nanos.getAsLong(), measured.startedAt(), stats);
            if (biggest != null) {
                track.biggest(biggest);
            }
            return sample;
        }
    }

    /** Saves the roll-ups of steps that have ended. */
    void save() {
        history.put(unsaved(clock.instant()));
    }

    private List<StatisticsChunk> unsaved(@Nullable Instant before) {
        List<StatisticsChunk> unsaved = new ArrayList<>();
        synchronized (tracks) {
            tracks.values().forEach(track -> unsaved.addAll(track.unsaved(before)));
        }
        return unsaved;
    }

    /** Drops all that is known of containers and pods that are removed. To be called with each commit. */
    public void committed(Commit commit) {
        for (Change change : commit.changes()) {
            if (change instanceof Change.RemoveContainer removed) {
                forget(removed.id());
            } else if (change instanceof Change.RemovePod removed) {
                forget(removed.id());
            }
        }
    }

    private void forget(String id) {
        synchronized (tracks) {
            tracks.remove(id);
        }
        history.remove(id);
    }

    /**
     * The newest samples of those of these containers and pods that run, by id. One that has none yet in this run is
     * looked at now.
     */
    public Map<String, Sample> now(Set<String> ids) {
        Map<String, Sample> found = new LinkedHashMap<>();
        List<Measured> fresh = new ArrayList<>();
        for (Measured measured : source.running()) {
            if (ids.contains(measured.id())) {
                Sample newest = newest(measured);
                if (newest == null) {
                    fresh.add(measured);
                } else {
                    found.put(measured.id(), newest);
                }
            }
        }
        found.putAll(take(fresh, false));
        return found;
    }

    private @Nullable Sample newest(Measured measured) {
        synchronized (tracks) {
            Track track = tracks.get(measured.id());
            Sample newest = track == null ? null : track.newest();
            return newest == null || newest.time().isBefore(measured.startedAt()) ? null : newest;
        }
    }

    /** How a container came to its memory limit, as far as that was seen. */
    public MemoryStory story(String containerId, String cgroupPath, boolean alive) {
        BiggestProcess now = alive ? nearLimit.biggest(cgroupPath) : null;
        synchronized (tracks) {
            Track track = tracks.get(containerId);
            if (track == null) {
                return new MemoryStory(now, nearLimit.limit(cgroupPath), List.of());
            }
            List<Sample> minute = track.since(clock.instant().minusSeconds(60));
            BiggestProcess seen = track.biggest();
            return new MemoryStory(
                    now == null ? seen : now,
                    track.newest().memoryLimit(),
                    minute.stream().map(Sample::memory).toList());
        }
    }

    /**
     * The samples of a container or pod from one moment to another, both included, oldest first; none for one that is not
     * known. Of each {@code step}, counted from the epoch, the last sample is given, with the mean of the cores. Samples
     * older than 15 minutes are at least 10 s apart, older than 6 hours a minute.
     *
     * @param step at least a millisecond; up to the interval of the samples it gives every sample there is
     * @throws EngineException INVALID_ARGUMENT for a step that is not positive
     */
    public List<Sample> history(String id, Instant from, Instant to, Duration step) {
        if (step.toMillis() < 1) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT,
                            "could not read statistics: the step %s is too small".formatted(step))
                    .hint("Give a step of a second or more.");
        }
        Instant now = clock.instant();
        Instant first = from.isBefore(Instant.EPOCH) ? Instant.EPOCH : from;
        Instant last = to.isAfter(now) ? now : to;
        List<Sample> samples;
        synchronized (tracks) {
            Track track = tracks.get(id);
            samples = track == null ? List.of() : track.since(now.minus(KEPT).plusMillis(1));
        }
        if (step.compareTo(History.FINE) >= 0) {
            samples = RollUp.of(samples, History.FINE); // as those on disk are, so that means count alike
        }
        samples = history.before(samples, id, first, last).stream()
                .filter(sample ->
                        !sample.time().isBefore(first) && !sample.time().isAfter(last))
                .toList();
        return step.compareTo(interval) <= 0 ? samples : RollUp.of(samples, step);
    }

    /**
     * Calls {@code listener} after each interval in which samples were taken, with all of them by id, on the sampling
     * thread; it must be quick. What is returned ends that.
     */
    public AutoCloseable listen(Consumer<Map<String, Sample>> listener) {
        Registration registration = new Registration(listener);
        listeners.add(registration);
        return () -> listeners.remove(registration);
    }

    /** One call of {@link #listen}: the same listener may be registered twice, so identity counts. */
    private static final class Registration {
        private final Consumer<Map<String, Sample>> listener;

        private Registration(Consumer<Map<String, Sample>> listener) {
            this.listener = listener;
        }
    }
}
