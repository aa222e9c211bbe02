package dev.slipway.gui.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decoded notice of the world.
 *
 * @param revision the mirror is at this revision once it has applied it
 * @param snapshot whether it is (a part of) a whole world that replaces what is known
 * @param first whether it begins a snapshot
 * @param last whether it completes a snapshot
 * @param changes what is there or gone
 */
public record WorldUpdate(long revision, boolean snapshot, boolean first, boolean last, List<Entry> changes) {
    public WorldUpdate {
        changes = List.copyOf(changes);
    }

    /**
     * An object that is there, or gone.
     *
     * @param kind container, pod, bundle, checkpoint, network, image, volume, exec or event
     * @param object a record of the protocol's model; absent when the object is gone
     */
    public record Entry(String kind, String id, @Nullable Object object) {}
}
