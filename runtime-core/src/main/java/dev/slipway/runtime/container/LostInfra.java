package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.PodConfig;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the containers of a pod that outlived its infra container: the networks are gone with that, and whatever starts
 * afterwards shares other namespaces than theirs. If no user wanted that, their restart policies decide on what follows.
 */
final class LostInfra {
    private static final Logger LOG = LoggerFactory.getLogger(LostInfra.class);

    private final Machinery parts;
    private final Ledger ledger;
    private final Stopping stopping;

    LostInfra(Machinery parts, Ledger ledger, Stopping stopping) {
        this.parts = parts;
        this.ledger = ledger;
        this.stopping = stopping;
    }

    /** Takes in that an infra container has ended. No lock is held. */
    void ended(ContainerRecord infra) {
        parts.state().pod(String.valueOf(infra.config().pod())).ifPresent(pod -> {
            if (!infra.state().stoppedByUser() && infra.status().ended()) {
                ledger.tell(new Change.Append(new Event(
                        0,
                        parts.clock().instant(),
                        Event.Type.POD,
                        "died",
                        pod.id(),
                        pod.name(),
                        Map.of("infra", infra.id(), "exitCode", infra.state().exitCode()))));
            }
            endStrays(pod);
        });
    }

    /** Takes in, in the background, that infra containers have ended whose pods went on while no engine was there. */
    void open() {
        for (PodConfig pod : parts.state().pods()) {
            ContainerRecord infra = infra(pod);
            if (infra != null && !strays(pod, infra).isEmpty()) {
                parts.workers().execute(() -> ended(infra));
            }
        }
    }

    /** Ends the containers of a pod that are not in the namespaces of its infra container, and waits for their ends. */
    void endStrays(PodConfig pod) {
        ContainerRecord infra = infra(pod);
        if (infra == null) {
            return;
        }
        List<CompletableFuture<Void>> all = strays(pod, infra).stream()
                .map(stray -> CompletableFuture.runAsync(() -> end(stray, infra), parts.workers()))
                .toList();
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    }

    private void end(ContainerRecord stray, ContainerRecord infra) {
        LOG.info("container {} is ended, because infra container {} of its pod has ended", stray.id(), infra.id());
        try {
            stopping.end(stray.id(), infra.state().stoppedByUser());
        } catch (EngineException e) {
            LOG.warn("container {} outlives the infra container of its pod: {}", stray.id(), e.message(), e);
        }
    }

    private @Nullable ContainerRecord infra(PodConfig pod) {
        String id = pod.infraId();
        return id == null ? null : parts.state().container(id).orElse(null);
    }

    private List<ContainerRecord> strays(PodConfig pod, ContainerRecord infra) {
        return parts.state().podContainers(pod.id()).stream()
                .filter(member -> member.config().namespaces().containsValue(infra.id()))
                .filter(member -> member.status().hasProcess())
                .filter(member -> !infra.status().hasProcess()
                        || member.state().pidStart() < infra.state().pidStart())
                .toList();
    }
}
