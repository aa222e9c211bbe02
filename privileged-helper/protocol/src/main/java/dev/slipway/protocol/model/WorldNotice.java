package dev.slipway.protocol.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code world} notification: a part of a snapshot, or changes since the revision before.
 *
 * @param revision the client's world is at this revision once it has applied the notice (and the snapshot's last part)
 * @param snapshot objects, absent in a notice of changes
 * @param changes in order, absent in a snapshot
 * @param part number of this part of a snapshot, from 0; absent where it is whole
 * @param last whether no part follows; absent where it is whole
 */
public record WorldNotice(
        String subscription,
        long revision,
        @Nullable List<WorldObject> snapshot,
        @Nullable List<Change> changes,
        @Nullable Integer part,
        @Nullable Boolean last) {
    /** {@code kind} is container, pod, bundle, checkpoint, network or event; {@code object} is its summary. */
    public record WorldObject(String kind, String id, JsonNode object) {}

    /** {@code op} is put or delete; {@code object} is there for put. */
    public record Change(
            String kind, String op, String id, @Nullable JsonNode object) {}
}
