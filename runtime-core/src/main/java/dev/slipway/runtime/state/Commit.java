package dev.slipway.runtime.state;

import java.util.List;

/**
 * Changes that were saved together.
 *
 * @param revision one higher than that of the commit before it; the first is 1
 * @param changes as they were given, events with their revision set
 */
public record Commit(long revision, List<Change> changes) {
    public Commit {
        changes = List.copyOf(changes);
    }
}
