package dev.slipway.runtime.container;

import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import java.util.HashSet;
import java.util.Set;
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

    private final Supplier<Set<String>> gone;
    private final Consumer<String> first;
    private final Consumer<String> lost;
    private Set<String> suspects = Set.of();

    /**
     * @param gone ids of those whose process is gone, as far as is saved
     * @param first told of each of them at once
     * @param lost told of those that were gone the last time as well: a monitor needs a moment to write an end down
     */
    ProcessWatch(Supplier<Set<String>> gone, Consumer<String> first, Consumer<String> lost) {
        this.gone = gone;
        this.first = first;
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

    private void look() {
        Set<String> found = gone.get();
        for (String id : found) {
            (suspects.contains(id) ? lost : first).accept(id);
        }
        suspects = found;
    }

    private static Set<String> gone(Machinery parts) {
        Set<String> gone = new HashSet<>();
        for (ContainerRecord container : parts.state().containers()) {
            ContainerState state = container.state();
            if (container.status().hasProcess() && !parts.processes().alive(state.pid(), state.pidStart())) {
                gone.add(container.id());
            }
        }
        return gone;
    }
}
