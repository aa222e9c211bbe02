package dev.slipway.helper.world;

import java.util.List;

/**
 * What one commit did to the world.
 *
 * @param changes each a JSON object with {@code kind op id object?}
 * @param events those of the commit, as JSON
 * @param size bytes of the changes
 */
record Delta(long revision, List<byte[]> changes, List<dev.slipway.runtime.event.Event> events, long size) {
    static Delta of(long revision, List<byte[]> changes, List<dev.slipway.runtime.event.Event> events) {
        long size = 0;
        for (byte[] change : changes) {
            size += change.length;
        }
        return new Delta(revision, List.copyOf(changes), List.copyOf(events), size);
    }
}
