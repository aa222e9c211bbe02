package dev.slipway.gui.fx;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs where the JavaFX thread is when it doesn't answer for 250 ms, each place once. */
public final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final int PLACES = 50;
    private static final long LIMIT = Duration.ofMillis(250).toNanos();

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "fx-watchdog");
        thread.setDaemon(true);
        return thread;
    });
    private final Thread fxThread;
    private volatile long asked;
    private volatile boolean answered = true;
    private final Set<String> places = new HashSet<>();
    private boolean told;

    private Watchdog(Thread fxThread) {
        this.fxThread = fxThread;
    }

    /** Starts watching the calling thread, which has to be the JavaFX thread. */
    public static Watchdog start() {
        FxThread.require();
        Watchdog watchdog = new Watchdog(Thread.currentThread());
        var unused = watchdog.timer.scheduleAtFixedRate(watchdog::look, 500, 125, TimeUnit.MILLISECONDS);
        return watchdog;
    }

    private void look() {
        long late = System.nanoTime() - asked;
        if (!answered) {
            if (late > LIMIT && !told) {
                told = true;
                tell(late / 1_000_000);
            }
            return;
        }
        answered = false;
        told = false;
        asked = System.nanoTime();
        FxThread.later(() -> answered = true);
    }

    /** The first time at a place with the way there, later with the place alone. */
    private void tell(long millis) {
        StackTraceElement[] frames = fxThread.getStackTrace();
        String place = Arrays.stream(frames)
                .filter(frame -> frame.getClassName().startsWith("dev.slipway."))
                .findFirst()
                .or(() -> Arrays.stream(frames).findFirst())
                .map(StackTraceElement::toString)
                .orElse("no place");
        if (places.size() < PLACES && places.add(place)) {
            LOG.warn("the JavaFX thread hasn't answered for {} ms, it is at\n{}", millis, way(frames));
        } else {
            LOG.debug("the JavaFX thread hasn't answered for {} ms, it is at {} again", millis, place);
        }
    }

    private static String way(StackTraceElement[] frames) {
        return Arrays.stream(frames).limit(25).map(frame -> "    " + frame).collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
