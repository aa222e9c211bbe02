package dev.slipway.runtime.cgroup;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Samples of what the running containers use, taken once a second and kept for 15 minutes. Of a container that ended,
 * they stay until they are that old. Safe for use by several threads.
 */
public final class Statistics implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Statistics.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration KEPT = Duration.ofMinutes(15);

    private final RunningContainer.Source source;
    private final CgroupStats.Reader reader;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Map<String, Track> tracks = new HashMap<>();
    private final List<Registration> listeners = new CopyOnWriteArrayList<>();
    private @Nullable ScheduledExecutorService timer;

    /**
     * @param source the containers to take samples of
     * @param nanos monotonic clock, {@link System#nanoTime}
     */
    public Statistics(
            RunningContainer.Source source, CgroupStats.Reader reader, InstantSource clock, LongSupplier nanos) {
        this.source = source;
        this.reader = reader;
        this.clock = clock;
        this.nanos = nanos;
    }

    /** Takes a sample now and once a second from now on, until {@link #close}. */
    public synchronized void start() {
        if (timer != null) {
            return;
        }
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "statistics");
            thread.setDaemon(true);
            return thread;
        });
        timer = started;
        var ignored = started.scheduleAtFixedRate(this::tick, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the sampling. What was sampled can still be read. */
    @Override
    public synchronized void close() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    /** A tick that fails must not be the last. */
    private void tick() {
        try {
            sample();
        } catch (RuntimeException e) {
            LOG.error("could not take statistics", e);
        }
    }

    /** Takes one sample of every running container, then tells the listeners. */
    void sample() {
        Map<String, Sample> taken = new LinkedHashMap<>();
        for (RunningContainer container : source.running()) {
            Optional<CgroupStats> stats = reader.read(container.cgroupPath(), container.pid());
            if (stats.isPresent()) {
                taken.put(container.id(), keep(container, stats.get()));
            }
        }
        forget();
        if (!taken.isEmpty()) {
            for (Registration registration : listeners) {
                registration.listener.accept(Map.copyOf(taken));
            }
        }
    }

    private Sample keep(RunningContainer container, CgroupStats stats) {
        synchronized (tracks) {
            return tracks.computeIfAbsent(container.id(), id -> new Track((int) KEPT.dividedBy(INTERVAL)))
                    .take(clock.instant(), nanos.getAsLong(), container.startedAt(), stats);
        }
    }

    private void forget() {
        Instant oldest = clock.instant().minus(KEPT);
        synchronized (tracks) {
            tracks.values().removeIf(track -> !track.keepFrom(oldest));
        }
    }

    /** The newest sample of a container, of its last run if it ended; empty if there is none. */
    public Optional<Sample> latest(String containerId) {
        synchronized (tracks) {
            Track track = tracks.get(containerId);
            return track == null ? Optional.empty() : Optional.of(track.newest());
        }
    }

    /**
     * The samples of a container from one moment to another, both included, oldest first; none for one that is not
     * known. Of each {@code step}, counted from the epoch, the last sample is given, with the mean of the cores.
     *
     * @param step at least a millisecond; a second or less gives every sample
     * @throws EngineException INVALID_ARGUMENT for a step that is not positive
     */
    public List<Sample> history(String containerId, Instant from, Instant to, Duration step) {
        if (step.toMillis() < 1) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT,
                            "could not read statistics: the step %s is too small".formatted(step))
                    .hint("Give a step of a second or more.");
        }
        List<Sample> samples;
        synchronized (tracks) {
            Track track = tracks.get(containerId);
            samples = track == null ? List.of() : track.between(from, to);
        }
        return step.compareTo(INTERVAL) <= 0 ? samples : rolledUp(samples, step.toMillis());
    }

    private static List<Sample> rolledUp(List<Sample> samples, long stepMillis) {
        List<Sample> result = new ArrayList<>();
        double sum = 0;
        int count = 0;
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            sum += sample.cores();
            count++;
            boolean last =
                    i == samples.size() - 1 || stepOf(samples.get(i + 1), stepMillis) != stepOf(sample, stepMillis);
            if (last) {
                result.add(sample.withCores(sum / count));
                sum = 0;
                count = 0;
            }
        }
        return result;
    }

    private static long stepOf(Sample sample, long stepMillis) {
        return Math.floorDiv(sample.time().toEpochMilli(), stepMillis);
    }

    /**
     * Calls {@code listener} after each second in which samples were taken, with all of them by container id, on the
     * sampling thread; it must be quick. What is returned ends that.
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
