package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.oci.Exit;
import dev.slipway.runtime.oci.OciStatus;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.PodConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what is saved in line with what is, when the engine is opened: a helper may have been killed in the midst of
 * anything, and containers went on without it. What goes wrong with one container does not keep the others from it.
 */
@SuppressWarnings("try") // a lock is held, not looked at
final class Reconciliation {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
    private static final int LOST = -1;

    private final Machinery parts;
    private final Operations operations;
    private final Upper uppers;
    private final Instant newest;

    Reconciliation(Machinery parts, Operations operations) {
        this.parts = parts;
        this.operations = operations;
        this.uppers = new Upper(parts.layout());
        List<Event> last = parts.state().events(1);
        this.newest = last.isEmpty() ? Instant.MAX : last.get(0).time();
    }

    /**
     * Makes every container's state exact, resumes removals, and sweeps up what belongs to none.
     *
     * @return false if there are containers that this state is too old to know
     */
    boolean reconcile() {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (ContainerRecord container : parts.state().containers()) {
            all.add(CompletableFuture.runAsync(
                    () -> guarded(container.id(), () -> reconcile(container.id())), parts.workers()));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        return sweep();
    }

    private void reconcile(String id) {
        boolean ended = false;
        try (Locks.Held held = parts.locks().hold(id)) {
            ContainerRecord container = parts.state().container(id).orElse(null);
            if (container == null) {
                return;
            }
            if (container.status() == ContainerStatus.REMOVING && goesWithItsPod(container)) {
                return;
            }
            if (container.status() == ContainerStatus.REMOVING) {
                operations.removal().finish(container, false, List.of());
            } else if (container.status().hasProcess()) {
                ended = withProcess(container);
            } else {
                ended = withoutProcess(container);
            }
        }
        if (ended
                && parts.state()
                        .container(id)
                        .map(found -> found.config().autoRemove())
                        .orElse(false)) {
            operations.removal().remove(id, false, false, true);
        }
    }

    /** Whether it is removed together with its pod, which goes on later and in order. */
    private boolean goesWithItsPod(ContainerRecord container) {
        String pod = container.config().pod();
        return pod != null && parts.state().pod(pod).filter(PodConfig::removing).isPresent();
    }

    private boolean withProcess(ContainerRecord container) {
        if (!parts.processes().alive(container.state().pid(), container.state().pidStart())) {
            Exit exit = operations
                    .endings()
                    .exit(container.id())
                    .orElseGet(
                            () -> new Exit(container.id(), LOST, parts.clock().instant()));
            operations.endings().end(container, exit, List.of());
            return true;
        }
        uppers.keepNew(container.id());
        new Freezing(parts).straighten(container.config());
        new Standstill(parts.layout(), parts.networks()).straighten(container);
        ContainerRecord straight = operations.connecting().straighten(container);
        Optional<ContainerStatus> real = parts.runtime().state(container.id()).flatMap(Reconciliation::status);
        if (real.isPresent() && real.get() != straight.status()) {
            ContainerState exact = container
                    .state()
                    .edit()
                    .status(real.get())
                    .stoppedByUser(false)
                    .build();
            if (straight.status() == ContainerStatus.CREATED && real.get() == ContainerStatus.RUNNING) {
                exact = exact.edit()
                        .startedAt(parts.clock().instant())
                        .health(HealthRules.atStart(straight.config()))
                        .build();
                operations.ledger().save(straight, exact, operations.ledger().event(straight.config(), "start"));
            } else {
                operations.ledger().save(straight, exact);
            }
        }
        return false;
    }

    /** A start that was cut after the process was made is taken on if it runs, and undone if not. */
    private boolean withoutProcess(ContainerRecord container) {
        String id = container.id();
        int pid = PidFile.read(parts.layout().pidFile(id));
        Optional<Exit> exit = operations.endings().exit(id);
        Optional<OciStatus> real = pid == 0 ? Optional.empty() : parts.runtime().state(id);
        boolean runs = real.isPresent()
                && (real.get().status().equals("running") || real.get().status().equals("paused"));
        boolean cut = pid != 0 && exit.isPresent() && container.status() != ContainerStatus.STOPPED;
        if (runs || cut) {
            ContainerRecord running = adopted(container, pid);
            operations
                    .ledger()
                    .save(
                            running,
                            List.of(
                                    operations.ledger().event(container.config(), "init"),
                                    operations.ledger().event(container.config(), "start")));
            uppers.keepNew(id);
            if (!runs) {
                operations.endings().end(running, exit.get(), List.of());
            }
            return !runs;
        }
        operations.endings().forget(id);
        uppers.putBack(id);
        if (container.status() == ContainerStatus.STOPPED) {
            operations.ledger().save(operations.endings().released(container), List.of());
        } else if (Files.exists(parts.layout().run(id))
                && !Files.exists(parts.layout().mountMark(id))) {
            operations.release().release(id);
        }
        return false;
    }

    private ContainerRecord adopted(ContainerRecord container, int pid) {
        String id = container.id();
        int monitor = PidFile.read(parts.layout().monitorPidFile(id));
        parts.cgroupParents().placeMonitor(container.config(), id, monitor);
        Path netns = parts.layout().namespaces().resolve(id);
        boolean networked = Files.exists(netns);
        ContainerStatus status =
                parts.runtime().state(id).flatMap(Reconciliation::status).orElse(ContainerStatus.RUNNING);
        return new ContainerRecord(
                container.config(),
                container
                        .state()
                        .edit()
                        .status(status)
                        .pid(pid)
                        .pidStart(parts.processes().startTime(pid))
                        .monitorPid(monitor)
                        .monitorStart(parts.processes().startTime(monitor))
                        .netns(networked ? netns.toString() : null)
                        .networks(networked ? parts.networks().status(id) : List.of())
                        .startedAt(parts.clock().instant())
                        .finishedAt(null)
                        .exitCode(0)
                        .oomKilled(false)
                        .stoppedByUser(false)
                        .error(null)
                        .restartAt(null)
                        .health(HealthRules.atStart(container.config()))
                        .build());
    }

    private static Optional<ContainerStatus> status(OciStatus real) {
        return Optional.of(real.containerStatus()).filter(ContainerStatus::hasProcess);
    }

    /**
     * Gives back what is left under the engine's own folders of containers that are not known: their removal was cut.
     * One that is younger than the newest event was never known to this state, which must be a backup or have lost
     * commits: that one, with its process and files, is left alone.
     */
    private boolean sweep() {
        boolean knowsAll = true;
        Layout layout = parts.layout();
        Set<String> found = new LinkedHashSet<>();
        for (Path folder : List.of(layout.runs(), layout.runtimeRoot(), layout.namespaces(), layout.bundles())) {
            found.addAll(Folders.names(folder));
        }
        found.addAll(parts.networks().attached());
        found.removeIf(
                id -> !id.matches("[0-9a-f]{64}") || parts.state().container(id).isPresent());
        for (String id : found) {
            if (younger(id)) {
                LOG.warn(
                        "container {} is younger than the state, which does not know it: it is left alone, in {}",
                        id,
                        layout.bundle(id));
                knowsAll = false;
                continue;
            }
            LOG.info("container {} is not known: what is left of it is given back", id);
            guarded(id, () -> {
                parts.networks().detach(id, null);
                operations.removal().sweep(id);
                parts.cgroups()
                        .cgroup(RunSpec.cgroupPath(parts.settings().cgroupParent(), id))
                        .removeIfEmpty();
            });
        }
        return knowsAll;
    }

    private boolean younger(String id) {
        try {
            return Files.getLastModifiedTime(parts.layout().spec(id))
                    .toInstant()
                    .isAfter(newest);
        } catch (IOException e) {
            return false;
        }
    }

    static void guarded(String id, Runnable step) {
        try {
            step.run();
        } catch (EngineException e) {
            LOG.warn("container {} could not be brought in line: {}", id, e.message(), e);
        }
    }
}
