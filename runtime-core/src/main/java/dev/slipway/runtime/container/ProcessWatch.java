package dev.slipway.runtime.container;

import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Notices processes that ended without their monitor writing it down, because the monitor was killed or waits for a slow
 * reader. Looks at each process in {@code /proc} at intervals; all other ends arrive from the exit folders.
 */
final class ProcessWatch {
    private static final long SECONDS = 2;
    /** Looks after which an end is lost: the monitor may have written it down between the first and the second. */
    private static final int UNMONITORED = 1;
    /** The same while the monitor lives: what it writes down it also has the disk keep, which takes seconds on a busy one. */
    private static final int MONITORED = 10;

    private final Supplier<List<Gone>> gone;
    private final Consumer<String> early;
    private final Consumer<String> lost;
    private Map<String, Integer> looks = Map.of();

    /**
     * A container or exec session whose process is gone, as far as is saved.
     *
     * @param monitored whether the process lives that is to write its end down
     */
    record Gone(String id, boolean monitored) {}

    /**
     * @param gone those whose process is gone
     * @param early told of each of them at every look before its end is lost
     * @param lost told of those whose end nobody will write down
     */
    ProcessWatch(Supplier<List<Gone>> gone, Consumer<String> early, Consumer<String> lost) {
        this.gone = gone;
        this.early = early;
        this.lost = lost;
    }

    static ProcessWatch ofContainers(Machinery parts, Operations operations) {
        return new ProcessWatch(() -> gone(parts), operations.attachments()::drain, id -> parts.workers()
                .execute(() -> operations.endings().settleLost(id)));
    }

    static ProcessWatch ofExecs(Operations operations) {
        return new ProcessWatch(
                operations.execEndings()::gone, operations.attachments()::drain, operations.execEndings()::settleLost);
    }

    void open(ScheduledExecutorService timer) {
        var unused = timer.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    void look() {
        Map<String, Integer> next = new HashMap<>();
        for (Gone each : gone.get()) {
            int before = looks.getOrDefault(each.id(), 0);
            (before < (each.monitored() ? MONITORED : UNMONITORED) ? early : lost).accept(each.id());
            next.put(each.id(), before + 1);
        }
        looks = next;
    }

    private static List<Gone> gone(Machinery parts) {
        List<Gone> gone = new ArrayList<>();
        for (ContainerRecord container : parts.state().containers()) {
            ContainerState state = container.state();
            if (container.status().hasProcess() && !parts.processes().alive(state.pid(), state.pidStart())) {
                gone.add(new Gone(container.id(), parts.processes().alive(state.monitorPid(), state.monitorStart())));
            }
        }
        return gone;
    }
}
