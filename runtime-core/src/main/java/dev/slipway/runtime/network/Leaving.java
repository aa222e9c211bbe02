package dev.slipway.runtime.network;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives one place on one network back, with the configuration it was taken with. */
final class Leaving {
    private static final Logger LOG = LoggerFactory.getLogger(Leaving.class);

    private final AttachmentStore store;
    private final CniRunner runner;
    private final Masquerade masquerade;

    Leaving(AttachmentStore store, CniRunner runner, Masquerade masquerade) {
        this.store = store;
        this.runner = runner;
        this.masquerade = masquerade;
    }

    /**
     * Leaves; the record of the place goes last.
     *
     * @param netns path of the network namespace; null where it is gone
     * @throws EngineException NETWORK, and the record stays
     */
    void leave(AttachmentStore.Saved saved, @Nullable String netns) {
        String containerId = saved.call().containerId();
        CniCall call = new CniCall(
                "DEL",
                containerId,
                netns,
                saved.call().interfaceName(),
                saved.call().arguments());
        delete(saved, call);
        ObjectNode result = saved.result();
        if (result != null) {
            masquerade.remove(saved.network(), containerId, result);
        }
        store.remove(saved);
    }

    /**
     * The bridge plugin fails at the address translation that an ADD which was cut did not get to make, after it has
     * taken away the interface; with that gone, it does the rest.
     */
    private void delete(AttachmentStore.Saved saved, CniCall call) {
        try {
            runner.delete(saved.network(), call, saved.capabilities(), saved.result());
        } catch (EngineException e) {
            if (saved.joined()) {
                throw e;
            }
            LOG.debug("network {}: {}", saved.network().name(), e.message());
            runner.delete(saved.network(), call, saved.capabilities(), saved.result());
        }
    }
}
