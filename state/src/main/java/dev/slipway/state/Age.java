package dev.slipway.state;

import java.time.Instant;

/** The place of an object in a list that has the oldest first; the id decides between equal times. */
record Age(Instant created, String id) implements Comparable<Age> {
    @Override
    public int compareTo(Age other) {
        int order = created.compareTo(other.created);
        return order != 0 ? order : id.compareTo(other.id);
    }
}
