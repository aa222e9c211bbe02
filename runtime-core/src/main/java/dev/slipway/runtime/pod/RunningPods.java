package dev.slipway.runtime.pod;

import dev.slipway.runtime.cgroup.Measured;
import dev.slipway.runtime.container.CgroupPaths;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pods of which a container has a process, for statistics of each as a whole. */
public final class RunningPods implements Measured.Source {
    private final State state;

    public RunningPods(State state) {
        this.state = state;
    }

    /** What goes through the network is counted once, in the namespace of the infra container. */
    @Override
    public List<Measured> running() {
        Map<String, Instant> since = new LinkedHashMap<>();
        Map<String, Integer> infraPids = new LinkedHashMap<>();
        for (ContainerRecord container : state.containers()) {
            String pod = container.config().pod();
            Instant startedAt = container.state().startedAt();
            if (pod != null && container.status().hasProcess() && startedAt != null) {
                since.merge(pod, startedAt, (one, other) -> one.isBefore(other) ? one : other);
                infraPids.put(container.id(), container.state().pid());
            }
        }
        List<Measured> running = new ArrayList<>();
        since.forEach((id, startedAt) -> state.pod(id)
                .ifPresent(pod -> running.add(
                        new Measured(id, CgroupPaths.ofPod(pod), infraPid(pod, infraPids), startedAt, pod))));
        return running;
    }

    private static int infraPid(PodConfig pod, Map<String, Integer> pids) {
        return pod.infraId() == null ? 0 : pids.getOrDefault(pod.infraId(), 0);
    }
}
