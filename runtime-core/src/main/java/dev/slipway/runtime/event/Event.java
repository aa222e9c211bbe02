package dev.slipway.runtime.event;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * Something that happened to an object.
 *
 * @param revision of the commit that saved it; 0 before it is saved
 * @param time when it happened
 * @param type what kind of object it happened to
 * @param action what happened, in the field's words: create, start, died, ...
 * @param id of the object
 * @param name of the object when it happened
 * @param attributes strings, numbers, booleans, and lists of such: {@code exitCode}, {@code signal}, ...
 */
public record Event(
        long revision, Instant time, Type type, String action, String id, String name, Map<String, Object> attributes) {
    /** Begins the names of attributes that are labels of the object. */
    public static final String LABEL = "label.";

    public Event {
        attributes = Map.copyOf(attributes);
    }

    /** The kind of object an event is about. */
    public enum Type {
        CONTAINER,
        POD,
        IMAGE,
        VOLUME,
        NETWORK,
        CHECKPOINT,
        BUNDLE,
        SYSTEM;

        /** The lower-case word on the wire. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Event withRevision(long saved) {
        return new Event(saved, time, type, action, id, name, attributes);
    }
}
