package dev.slipway.protocol.model;

import java.time.Instant;
import java.util.Map;

/**
 * A volume in a list and in the world.
 *
 * @param driver {@code local}
 * @param options of the driver, as they were given
 * @param anonymous whether no name was given; its name is its id
 */
public record VolumeSummary(
        String id,
        String name,
        Instant created,
        Map<String, String> labels,
        String driver,
        Map<String, String> options,
        boolean anonymous) {}
