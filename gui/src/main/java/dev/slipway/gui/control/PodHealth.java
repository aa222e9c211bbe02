package dev.slipway.gui.control;

import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.PodSummary;
import java.util.Collection;

/**
 * How a pod is, and how many of its containers run.
 *
 * @param status of the pod, its word in the protocol
 * @param running containers that run; neither the infra container nor those that only prepare the others are counted
 * @param all containers
 */
public record PodHealth(String status, long running, long all) {
    /** The health of a pod whose containers are among {@code containers}. */
    public static PodHealth of(PodSummary pod, Collection<ContainerSummary> containers) {
        long running = 0;
        long all = 0;
        for (ContainerSummary container : containers) {
            if (pod.id().equals(container.pod()) && !container.infra() && container.initContainer() == null) {
                all++;
                running += container.status().equals("running") ? 1 : 0;
            }
        }
        return new PodHealth(pod.status(), running, all);
    }

    /** Its look, with the count where only some run. */
    public StatusLook look() {
        StatusLook look = StatusLook.of(status);
        return status.equals("degraded")
                ? new StatusLook(look.icon(), look.role(), Texts.get("status.degradedWith", running, all))
                : look;
    }

    /** How many run, in few words; empty where there are none. */
    public String count() {
        return all == 0 ? "" : Texts.get("pod.count", running, all);
    }
}
