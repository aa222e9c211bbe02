package dev.slipway.runtime.pod;

import dev.slipway.runtime.container.Busy;
import dev.slipway.runtime.container.Locks;
import dev.slipway.runtime.container.Machinery;
import dev.slipway.runtime.container.Turns;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Commit;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.ExitPolicy;
import dev.slipway.runtime.state.PodConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after pods in which something has ended: one of which only the infra container is left is stopped if that is its
 * exit policy, and a service container that none of its pods needs is stopped. On threads of its own, with no lock held.
 */
final class PodWatch {
    private static final Logger LOG = LoggerFactory.getLogger(PodWatch.class);
    private static final int AT_ONCE = 4;

    private final Machinery parts;
    private final Busy busy;
    private final Consumer<PodConfig> stop;
    private final ServiceContainers services;
    private final Turns turns;
    private final Map<String, Boolean> waiting = new HashMap<>();

    /**
     * @param busy pods that an operation is at work on, which are looked after once it is done
     * @param stop stops a pod
     */
    PodWatch(Machinery parts, Busy busy, Consumer<PodConfig> stop, ServiceContainers services) {
        this.parts = parts;
        this.busy = busy;
        this.stop = stop;
        this.services = services;
        this.turns = new Turns(parts.workers(), AT_ONCE);
    }

    /** Called with each commit, in order. */
    void committed(Commit commit) {
        for (Change change : commit.changes()) {
            if (change instanceof Change.PutContainer put
                    && put.container().status().ended()) {
                ContainerConfig config = put.container().config();
                if (config.pod() != null) {
                    lookAfter(config.pod(), !config.infra() && config.initContainer() == null);
                }
            }
        }
    }

    /** Looks after all pods, once the engine is open. */
    void open() {
        parts.state().pods().forEach(pod -> lookAfter(pod.id(), false));
    }

    /** Looks after a pod that an operation was at work on. */
    void lookAfter(String podId) {
        lookAfter(podId, false);
    }

    /**
     * Looks after a pod soon, if it is of those that must be.
     *
     * @param ended whether one of its containers has just ended, which may be removed by then
     */
    private void lookAfter(String podId, boolean ended) {
        PodConfig pod = parts.state().pod(podId).orElse(null);
        if (pod == null || (pod.exitPolicy() != ExitPolicy.STOP && pod.serviceId() == null)) {
            return;
        }
        if (queue(podId, ended)) {
            turns.execute(() -> look(pod, unqueue(podId)));
        }
    }

    /** False if it was queued already. */
    private synchronized boolean queue(String podId, boolean ended) {
        Boolean before = waiting.get(podId);
        waiting.put(podId, ended || Boolean.TRUE.equals(before));
        return before == null;
    }

    /** Whether one of its containers had just ended. */
    private synchronized boolean unqueue(String podId) {
        return Boolean.TRUE.equals(waiting.remove(podId));
    }

    /** One look at a pod at a time, since two would stop it twice. */
    @SuppressWarnings("try") // a lock is held, not looked at
    private void look(PodConfig pod, boolean ended) {
        if (busy.contains(pod.id()) || parts.gate().closed()) {
            return;
        }
        try (Locks.Held held = parts.locks().hold("look " + pod.id())) {
            if (pod.exitPolicy() == ExitPolicy.STOP && isToBeStopped(pod, ended)) {
                LOG.info("pod {} is stopped: only its infra container was left", pod.name());
                stop.accept(pod);
            }
            String service = pod.serviceId();
            if (service != null) {
                services.stopIfIdle(service);
            }
        } catch (EngineException e) {
            LOG.warn("pod {} could not be looked after: {}", pod.name(), e.message(), e);
        }
    }

    /** Looks again if an operation has begun meanwhile: what it has ended it may be about to start. */
    private boolean isToBeStopped(PodConfig pod, boolean ended) {
        long before;
        boolean stopped;
        do {
            before = busy.begun();
            stopped = !busy.contains(pod.id()) && onlyInfraRuns(pod, ended);
        } while (stopped && busy.begun() != before);
        return stopped;
    }

    /** With each container's lock taken once: whoever saves its end holds it until its restart is saved as well. */
    private boolean onlyInfraRuns(PodConfig pod, boolean oneEnded) {
        List<ContainerRecord> members = parts.state().podContainers(pod.id());
        members.forEach(member -> parts.locks().hold(member.id()).close());
        boolean infraRuns = false;
        boolean ended = oneEnded;
        for (ContainerRecord member : parts.state().podContainers(pod.id())) {
            if (member.config().infra()) {
                infraRuns = member.status().hasProcess();
            } else if (member.active() || waitsForItsStart(member)) {
                return false;
            } else {
                ended = ended || member.config().initContainer() == null;
            }
        }
        return infraRuns && ended;
    }

    private static boolean waitsForItsStart(ContainerRecord member) {
        return member.status() == ContainerStatus.CONFIGURED && member.config().initContainer() == null;
    }
}
