package dev.slipway.protocol.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An image in a list and in the world.
 *
 * @param names full references; empty for a dangling one
 * @param digests of its manifests
 * @param size bytes of its layers, unpacked, and of what describes it
 * @param layers how many it has
 * @param labels the author's
 */
public record ImageSummary(
        String id,
        List<String> names,
        List<String> digests,
        Instant created,
        long size,
        int layers,
        Map<String, String> labels,
        String architecture,
        String os) {}
