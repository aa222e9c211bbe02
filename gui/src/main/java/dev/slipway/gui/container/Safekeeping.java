package dev.slipway.gui.container;

import dev.slipway.protocol.model.ContainerSummary;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Keeps what runs in containers before they are ended for good. */
@FunctionalInterface
public interface Safekeeping {
    /**
     * Takes a checkpoint of each container, which ends it, then does to it what can't be undone otherwise; when all are done, the way back is
     * offered. A container of which none can be taken goes on as it is, and the user is told. JavaFX thread.
     *
     * @param running containers that run
     * @param deed asks the helper for what ends one for good
     */
    void before(List<ContainerSummary> running, Function<ContainerSummary, CompletableFuture<?>> deed);
}
