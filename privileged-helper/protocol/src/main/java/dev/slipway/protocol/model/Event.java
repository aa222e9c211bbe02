package dev.slipway.protocol.model;

import java.time.Instant;
import java.util.Map;

/**
 * Something that happened to an object.
 *
 * @param revision of the change it came with
 * @param type {@code container pod image volume network checkpoint bundle system}
 * @param attributes {@code exitCode}, {@code signal}, ...
 */
public record Event(
        long revision,
        Instant time,
        String type,
        String action,
        String id,
        String name,
        Map<String, Object> attributes) {}
