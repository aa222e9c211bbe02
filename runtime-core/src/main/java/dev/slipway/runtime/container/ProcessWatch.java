package dev.slipway.runtime.container;

import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Notices processes that ended without their monitor writing it down, because the monitor was killed. Looks at each
 * process in {@code /proc} at intervals; all other ends arrive from the exit folder.
 */
final class ProcessWatch {
    private static final long SECONDS = 2;

    private final Machinery parts;
    private final Endings endings;
    private Set<String> suspects = Set.of();

    ProcessWatch(Machinery parts, Endings endings) {
        this.parts = parts;
        this.endings = endings;
    }

    void open(ScheduledExecutorService timer) {
        var unused = timer.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** Settles those that were gone the last time as well: a monitor needs a moment to write an end down. */
    private void look() {
        Set<String> gone = new HashSet<>();
        for (ContainerRecord container : parts.state().containers()) {
            ContainerState state = container.state();
            if (container.status().hasProcess() && !parts.processes().alive(state.pid(), state.pidStart())) {
                gone.add(container.id());
            }
        }
        for (String id : gone) {
            if (suspects.contains(id)) {
                parts.workers().execute(() -> endings.settleLost(id));
            }
        }
        suspects = gone;
    }
}
